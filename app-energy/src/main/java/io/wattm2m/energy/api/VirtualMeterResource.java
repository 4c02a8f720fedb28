// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.Views.History;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.insight.VirtualMeters;
import io.wattm2m.energy.insight.VirtualMeters.VirtualMeter;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sums and differences of plugs, such as the share that no plug measures. Thread-safe. */
@Path("/api/virtual-meters")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class VirtualMeterResource {
    private static final Share SHARE = new Share(100, "virtual meters");
    private final Household household;
    private final Homes homes;

    @Inject
    VirtualMeterResource(Household household, Homes homes) {
        this.household = household;
        this.homes = homes;
    }

    /** All virtual meters. */
    @GET
    public List<VirtualMeter> all() {
        return meters().all();
    }

    /** Makes or changes one: the plugs that are added and those that are subtracted. */
    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public VirtualMeter keep(@PathParam("id") String id, @Nullable Wanted wanted) {
        VirtualMeter named = meter(id, wanted);
        VirtualMeter meter = meter(id, new Wanted(named.name(), household.ids(named.added()),
                household.ids(named.subtracted())));
        SHARE.require(homes, devices(meter), meters().all().stream().filter(other -> !other.id().equals(id))
                .map(VirtualMeterResource::devices));
        try {
            meters().keep(meter);
        } catch (IllegalStateException e) {
            throw new ClientErrorException(e.getMessage(), Status.CONFLICT, e);
        }
        return meter;
    }

    /** Forgets one. */
    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        meters().delete(find(id).id());
    }

    /** What it would have measured: the last 24 hours unless asked otherwise. */
    @GET
    @Path("/{id}/history")
    public History history(@PathParam("id") String id,
            @QueryParam("resolution") @DefaultValue("hour") String resolutionName,
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        VirtualMeter meter = find(id);
        HistoryQuery query = HistoryQuery.of(resolutionName, from, to, household);
        return query.answer(id, meters().between(meter, query.resolution(), query.span(),
                HistoryQuery.limit(household)), household);
    }

    private VirtualMeter find(String id) {
        return meters().find(id).orElseThrow(() -> new NotFoundException("there is no virtual meter " + id));
    }

    private static List<String> devices(VirtualMeter meter) {
        return Stream.concat(meter.added().stream(), meter.subtracted().stream()).toList();
    }

    private VirtualMeters meters() {
        return household.insight().virtualMeters();
    }

    private static VirtualMeter meter(String id, @Nullable Wanted wanted) {
        if (wanted == null || wanted.added() == null) {
            throw new BadRequestException("wanted is {\"name\": …, \"added\": […], \"subtracted\": […]}");
        }
        try {
            return new VirtualMeter(id, wanted.name() == null ? id : wanted.name(), wanted.added(),
                    wanted.subtracted() == null ? List.of() : wanted.subtracted());
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    /** A virtual meter as somebody wants it. */
    record Wanted(@Nullable String name, @Nullable List<String> added, @Nullable List<String> subtracted) {}
}
