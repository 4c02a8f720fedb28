// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.HistoryResource.Imported;
import io.wattm2m.energy.greenbutton.GreenButtonReader;
import io.wattm2m.energy.greenbutton.GreenButtonWriter;
import io.wattm2m.energy.greenbutton.Metered;
import io.wattm2m.energy.greenbutton.Metered.Direction;
import io.wattm2m.energy.greenbutton.Metered.Interval;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.Portion;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
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
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** History as Green Button files (NAESB REQ.21), out and in. Thread-safe. */
@Path("/api/power")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class GreenButtonResource {
    private static final double SECONDS_OF_HOUR = 3600;
    private static final double ALL_BUT_A_SECOND_OF_100 = 0.99;
    private static final int MOST_HOURS = 200_000;
    private final Household household;

    @Inject
    public GreenButtonResource(Household household) {
        this.household = household;
    }

    /** What one plug or all of them used by hours: the last 31 days unless asked otherwise. */
    @GET
    @Path("/export/green-button")
    @Produces(MediaType.APPLICATION_ATOM_XML)
    public Response export(@QueryParam("deviceId") @DefaultValue("") String deviceId,
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        Span span = Moments.span(from, to, Duration.ofDays(31), household.now());
        List<Device> devices =
                deviceId.isEmpty() ? household.devices().all() : List.of(household.device(deviceId));
        if (Duration.between(span.from(), span.to()).toHours() * devices.size() > MOST_HOURS) {
            throw new BadRequestException("these are more than " + MOST_HOURS + " hours; ask for a shorter time");
        }
        List<Metered> meters = devices.stream().map(device -> metered(device, span)).toList();
        return Response.ok(new GreenButtonWriter(household.zone()).write(meters, household.now()))
                .header("Content-Disposition", "attachment; filename=\"green-button.xml\"").build();
    }

    /**
     * Takes in the energy of one meter of a Green Button file. Days of which anything is known already stay as they
     * are, so that a file can be sent twice.
     */
    @POST
    @Path("/import/green-button")
    @Consumes(MediaType.APPLICATION_ATOM_XML)
    public Imported take(@QueryParam("deviceId") @DefaultValue("") String deviceId,
            @QueryParam("meter") @Nullable String meter, InputStream body) throws IOException {
        household.device(deviceId);
        Map<LocalDate, List<Portion>> days = new TreeMap<>(read(HistoryResource.file(body), meter).stream()
                .collect(Collectors.groupingBy(portion -> LocalDate.ofInstant(portion.from(), household.zone()))));
        return HistoryResource.taken(household, deviceId, days);
    }

    private Metered metered(Device device, Span span) {
        List<Interval> hours = HistoryResource.rows(household, device.deviceId(), Resolution.HOUR, span).stream()
                .map(GreenButtonResource::interval).toList();
        return new Metered(device.name(), Direction.TAKEN, hours);
    }

    private static Interval interval(Rollup hour) {
        return new Interval(hour.start(), Duration.ofHours(1), BigDecimal.valueOf(hour.energyWh()),
                hour.coveredSeconds() >= ALL_BUT_A_SECOND_OF_100 * SECONDS_OF_HOUR);
    }

    private static List<Portion> read(byte[] file, @Nullable String meter) {
        try {
            List<Metered> meters = GreenButtonReader.read(file).stream()
                    .filter(each -> meter == null || each.title().equals(meter)).toList();
            if (meters.size() != 1) {
                throw new BadRequestException("say by meter= which one is meant: the file has " + meters.size()
                        + (meter == null ? "" : " that are called " + meter));
            }
            return meters.getFirst().intervals().stream()
                    .map(interval -> portion(interval, meters.getFirst().direction())).toList();
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    private static Portion portion(Interval interval, Direction direction) {
        BigDecimal energyWh = direction == Direction.TAKEN ? interval.energyWh() : interval.energyWh().negate();
        double meanW = energyWh.multiply(BigDecimal.valueOf(SECONDS_OF_HOUR))
                .divide(BigDecimal.valueOf(interval.length().toSeconds()), MathContext.DECIMAL64).doubleValue();
        // of an interval that was measured in part, a file does not say in how large a part
        return new Portion(interval.start(), interval.end(), energyWh.doubleValue(), interval.valid() ? 1 : 0.5, meanW,
                meanW);
    }
}
