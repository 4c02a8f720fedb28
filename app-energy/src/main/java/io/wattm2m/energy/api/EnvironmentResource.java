// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.LevelViews.CorrelationView;
import io.wattm2m.energy.api.LevelViews.Correlations;
import io.wattm2m.energy.api.LevelViews.DependenceView;
import io.wattm2m.energy.api.LevelViews.LevelHistory;
import io.wattm2m.energy.api.LevelViews.SourceView;
import io.wattm2m.energy.environment.Correlation;
import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.insight.LevelCsv;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.Level;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.people.Role;
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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Temperature, humidity, air and weather: over time, and what consumption has to do with them. Thread-safe. */
@Path("/api/environment")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class EnvironmentResource {
    private static final Duration SHOWN = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_DAYS = 366;
    private final Household household;
    private final Climate climate;

    @Inject
    public EnvironmentResource(Household household, Outlook outlook) {
        this.household = household;
        this.climate = outlook.climate();
    }

    /** Of what there is a history in this time, the last seven days unless asked otherwise. */
    @GET
    @Path("/sources")
    public List<SourceView> sources(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return climate.sources(household.devices().all(), span(from, to)).stream()
                .map(source -> new SourceView(source.deviceId(), name(source.deviceId()), source.channel().label(),
                        source.channel().unit()))
                .toList();
    }

    /** A quantity of a device, or of the weather ({@code @weather}), by {@code hour} or {@code day}. */
    @GET
    @Path("/history")
    public LevelHistory history(@QueryParam("deviceId") @DefaultValue(Climate.WEATHER) String deviceId,
            @QueryParam("quantity") @DefaultValue("temperature") String quantity,
            @QueryParam("resolution") @DefaultValue("hour") String resolution,
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        String source = source(deviceId);
        return switch (resolution) {
            case "hour" -> LevelViews.hours(climate, source, LevelViews.channel(quantity), span(from, to));
            case "day" -> LevelViews.days(climate, source, LevelViews.channel(quantity), span(from, to),
                    household.zone());
            default -> throw new BadRequestException("resolution " + resolution + " is not hour or day");
        };
    }

    /** How the consumption of the last days goes together with each quantity; nothing is said below ten days. */
    @GET
    @Path("/correlations")
    public Correlations correlations(@QueryParam("deviceIds") @Nullable String deviceIds,
            @QueryParam("days") @DefaultValue("60") int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new BadRequestException("days " + days + " is not 1 to " + MOST_DAYS);
        }
        List<Device> devices = Chosen.devices(deviceIds, household);
        LocalDate to = household.today();
        LocalDate from = to.minusDays(days);
        return new Correlations(from, to, Correlation.LEAST,
                climate.correlations(devices, from, to).stream()
                        .map(found -> CorrelationView.of(found, name(found.source().deviceId()))).toList(),
                climate.dependence(devices, from, to).map(DependenceView::of).orElse(null));
    }

    /**
     * Takes in a CSV of hours, {@code time,temperature,humidity,…}, of a device or the weather, in the place of what is
     * known of them. For owners, as weather belongs to all.
     */
    @POST
    @Path("/import")
    @Consumes({"text/csv", MediaType.TEXT_PLAIN, MediaType.APPLICATION_FORM_URLENCODED})
    @Admits(Role.OWNER)
    public Taken take(@QueryParam("deviceId") @DefaultValue(Climate.WEATHER) String deviceId, InputStream body)
            throws IOException {
        String text = new String(HistoryResource.file(body), StandardCharsets.UTF_8);
        List<Level> hours = Wishes.checked(() -> LevelCsv.read(text, source(deviceId), household.zone()));
        climate.keep(hours);
        return new Taken(hours.size());
    }

    private String source(String deviceId) {
        return deviceId.equals(Climate.WEATHER) ? deviceId : household.device(deviceId).deviceId();
    }

    private String name(String source) {
        return household.devices().find(source).map(Device::name).orElse(source);
    }

    private Span span(@Nullable String from, @Nullable String to) {
        Span span = Moments.span(from, to, SHOWN, household.now());
        if (span.from().isAfter(span.to()) || Duration.between(span.from(), span.to()).compareTo(LONGEST) > 0) {
            throw new BadRequestException("wanted are from and to in order, at most " + LONGEST.toDays() + " days");
        }
        return span;
    }

    /** How many hours of quantities were taken in. */
    record Taken(int hours) {}
}
