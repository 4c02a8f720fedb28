// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.Views.Point;
import io.wattm2m.energy.insight.HistoryCsv;
import io.wattm2m.energy.insight.HistoryLog;
import io.wattm2m.energy.measure.Edit;
import io.wattm2m.energy.measure.Portion;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.people.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** History as files, and what was mended in it. Thread-safe. */
@Path("/api/power")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class HistoryResource {
    private static final int MOST_ROWS = 150_000;
    private static final int LARGEST_FILE = 16 * 1024 * 1024;
    private static final int MOST_DAYS = 366;
    private final Household household;

    @Inject
    public HistoryResource(Household household) {
        this.household = household;
    }

    /** What a plug used, as CSV: the last 31 days by hours unless asked otherwise. */
    @GET
    @Path("/export")
    @Noted("took a history as CSV")
    @Produces("text/csv")
    public Response export(@QueryParam("deviceId") @DefaultValue("") String named,
            @QueryParam("resolution") @DefaultValue("hour") String resolutionName,
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        String deviceId = household.device(named).deviceId();
        Resolution resolution = HistoryQuery.resolution(resolutionName);
        List<Rollup> rows = rows(household, deviceId, resolution,
                Moments.span(from, to, Duration.ofDays(31), household.now()));
        if (rows.size() > MOST_ROWS) {
            throw new BadRequestException("these are more than " + MOST_ROWS + " rows; ask for a shorter time");
        }
        String text = rows.stream().map(row -> line(Point.of(row, household.zone()))).collect(
                Collectors.joining("", "start,energy_wh,mean_w,min_w,max_w,coverage\n", ""));
        return Response.ok(text).header("Content-Disposition", "attachment; filename=\"energy-" + resolutionName
                + ".csv\"").build();
    }

    /**
     * Takes in a history, CSV of {@code minute,power_w} in local time. Of a day of which anything is known already only
     * what lies before that is taken in, so that a file can be sent twice.
     */
    @POST
    @Path("/import")
    public Imported take(@QueryParam("deviceId") @DefaultValue("") String named, InputStream body)
            throws IOException {
        String deviceId = household.device(named).deviceId();
        Map<LocalDate, List<Portion>> days = read(file(body));
        return new Imported(deviceId, days.size(), taken(household, deviceId, days));
    }

    /** What was mended in the energy of a plug, the newest first. */
    @GET
    @Path("/edits")
    public List<Edit> edits(@QueryParam("deviceId") @DefaultValue("") String named,
            @BeanParam Page page) {
        String deviceId = household.device(named).deviceId();
        return page.of(household.insight().history().edits(deviceId, Page.REACH));
    }

    /**
     * Counts the days {@code from} to {@code to}, both included, once more from what the plug has told; without either,
     * those to which readings came too late. The answer has those that were counted.
     */
    @POST
    @Path("/recount")
    @Admits(Role.OWNER)
    public Recounted recount(@QueryParam("deviceId") @DefaultValue("") String named,
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        String deviceId = household.device(named).deviceId();
        HistoryLog history = household.insight().history();
        List<Instant> counted = history.recount(deviceId, from == null && to == null ? history.lateDays(deviceId)
                : days(from, to));
        household.insight().learnAgain(deviceId);
        return new Recounted(deviceId,
                counted.stream().map(day -> LocalDate.ofInstant(day, household.zone())).toList());
    }

    private List<Instant> days(@Nullable String from, @Nullable String to) {
        LocalDate last = Moments.date("to", to, household.today());
        LocalDate first = Moments.date("from", from, last);
        if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw new BadRequestException("wanted are from and to in order, at most " + MOST_DAYS + " days");
        }
        return first.datesUntil(last.plusDays(1)).map(day -> day.atStartOfDay(household.zone()).toInstant()).toList();
    }

    /** A file that was sent; ClientErrorException where it is too large. */
    static byte[] file(InputStream body) throws IOException {
        byte[] file = body.readNBytes(LARGEST_FILE + 1);
        if (file.length > LARGEST_FILE) {
            throw new ClientErrorException("a file has at most " + LARGEST_FILE + " bytes",
                    Status.REQUEST_ENTITY_TOO_LARGE);
        }
        return file;
    }

    /** Takes in days, and tells of how many anything was taken in. */
    static long taken(Household household, String deviceId, Map<LocalDate, List<Portion>> days) {
        long taken = days.values().stream()
                .filter(day -> household.insight().history().take(deviceId, day.getFirst().from(), day)).count();
        household.insight().learnAgain(deviceId);
        return taken;
    }

    /** The rollups of a span. One more than wanted tells of too many. */
    static List<Rollup> rows(Household household, String deviceId, Resolution resolution, Span span) {
        return household.history(deviceId, resolution, span, MOST_ROWS + 1);
    }

    private Map<LocalDate, List<Portion>> read(byte[] file) {
        try {
            return HistoryCsv.read(new String(file, StandardCharsets.UTF_8), household.zone());
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    private static String line(Point point) {
        return point.start() + "," + point.energyWh() + "," + point.meanW() + "," + point.minW() + "," + point.maxW()
                + "," + point.coverage() + "\n";
    }

    /** The days that were counted once more. */
    record Recounted(String deviceId, List<LocalDate> days) {}

    /** What became of a file. */
    record Imported(String deviceId, int days, long taken) {}
}
