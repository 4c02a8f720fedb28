// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.HistoryResource.Imported;
import io.wattm2m.energy.greenbutton.GreenButtonReader;
import io.wattm2m.energy.greenbutton.GreenButtonWriter;
import io.wattm2m.energy.greenbutton.Metered;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Portion;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollups.Span;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** History as Green Button files (NAESB REQ.21), out and in. Thread-safe. */
@Path("/api/power")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class GreenButtonResource {
    private static final int MOST_HOURS = 200_000;
    private final Household household;
    private final EachHome homes;

    @Inject
    GreenButtonResource(Household household, EachHome homes) {
        this.household = household;
        this.homes = homes;
    }

    /**
     * What one plug or all of them took and fed in by hours: the last 31 days unless asked otherwise. With all of them
     * goes what the grid gave and took in each home, where that is not counted but calculated.
     */
    @GET
    @Path("/export/green-button")
    @Noted("took histories as Green Button")
    @Produces(MediaType.APPLICATION_ATOM_XML)
    public Response export(@QueryParam("deviceId") @DefaultValue("") String deviceId,
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        Span span = Moments.span(from, to, Duration.ofDays(31), household.now());
        List<Device> devices =
                deviceId.isEmpty() ? household.devices().all() : List.of(household.device(deviceId));
        if (Duration.between(span.from(), span.to()).toHours() * devices.size() > MOST_HOURS) {
            throw new BadRequestException("these are more than " + MOST_HOURS + " hours; ask for a shorter time");
        }
        GreenButtonMeters meters = new GreenButtonMeters(household);
        SequencedMap<String, List<Metered>> points = meters.of(devices, span);
        if (deviceId.isEmpty()) {
            points.putAll(meters.grids(homes.all(), devices, span));
        }
        GreenButtonWriter writer =
                new GreenButtonWriter(household.zone(), household.insight().book().installation());
        return Response.ok(writer.write(GreenButtonMeters.titled(points), household.now()))
                .header("Content-Disposition", "attachment; filename=\"green-button.xml\"").build();
    }

    /**
     * Takes in the energy of one meter of a Green Button file, both ways where it counts both. Days of which anything
     * is known already stay as they are, so that a file can be sent twice.
     */
    @POST
    @Path("/import/green-button")
    @Consumes(MediaType.APPLICATION_ATOM_XML)
    public Imported take(@QueryParam("deviceId") @DefaultValue("") String deviceId,
            @QueryParam("meter") @Nullable String meter, InputStream body) throws IOException {
        Device device = household.device(deviceId);
        List<Metered> meters = read(HistoryResource.file(body), meter);
        Map<LocalDate, List<Portion>> own = days(GreenButtonMeters.own(device, meters));
        Map<LocalDate, List<Portion>> fedIn = days(GreenButtonMeters.fedIn(meters));
        int days = own.size();
        // what was taken and what was fed in go together, and are known of a whole day only
        own.keySet().removeIf(day -> isKnown(device, day));
        fedIn.keySet().removeIf(day -> isKnown(device, day));
        // what was fed in comes first: what ends in between is made up for when the file is sent again
        fedIn.values().forEach(day -> household.insight().history().take(FedIn.of(device.deviceId()),
                day.getFirst().from(), day));
        return new Imported(device.deviceId(), days, HistoryResource.taken(household, device.deviceId(), own));
    }

    private Map<LocalDate, List<Portion>> days(List<Portion> portions) {
        return new TreeMap<>(portions.stream()
                .collect(Collectors.groupingBy(portion -> LocalDate.ofInstant(portion.from(), household.zone()))));
    }

    private boolean isKnown(Device device, LocalDate day) {
        Span span = new Span(day.atStartOfDay(household.zone()).toInstant(),
                day.plusDays(1).atStartOfDay(household.zone()).toInstant());
        return !household.history(device.deviceId(), Resolution.DAY, span, 1).isEmpty();
    }

    /** The meter that is meant: what it took, what it fed in, or both. */
    private static List<Metered> read(byte[] file, @Nullable String title) {
        try {
            List<Metered> meters = GreenButtonReader.read(file).stream()
                    .filter(each -> title == null || each.title().equals(title)).toList();
            long titles = meters.stream().map(Metered::title).distinct().count();
            long directions = meters.stream().map(Metered::direction).distinct().count();
            if (titles != 1 || directions != meters.size()) {
                throw new BadRequestException("say by meter= which one is meant: the file has " + meters.size()
                        + (title == null ? "" : " that are called " + title));
            }
            return meters;
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }
}
