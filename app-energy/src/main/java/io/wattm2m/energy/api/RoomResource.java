// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.Rollup;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Energy by rooms; plugs without a label {@code room:} are left out. Thread-safe. */
@Path("/api/power")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class RoomResource {
    private final Household household;

    @Inject
    public RoomResource(Household household) {
        this.household = household;
    }

    /** What each room has used today or, where a time or a resolution is asked for, over that time. */
    @GET
    @Path("/rooms")
    public List<RoomEnergy> rooms(@QueryParam("resolution") @Nullable String resolution,
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return resolution == null && from == null && to == null ? today()
                : over(HistoryQuery.of(resolution == null ? "hour" : resolution, from, to, household));
    }

    /** What each room used, as CSV: the last day by hours unless asked otherwise. */
    @GET
    @Path("/rooms/export")
    @Noted("took the history of rooms as CSV")
    @Produces("text/csv")
    public Response export(@QueryParam("resolution") @DefaultValue("hour") String resolution,
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        StringBuilder text = new StringBuilder("room,start,energy_wh\n");
        over(HistoryQuery.of(resolution, from, to, household)).forEach(room -> room.points().forEach(
                point -> text.append(quoted(room.room())).append(',').append(point.start()).append(',')
                        .append(point.energyWh()).append('\n')));
        return Response.ok(text.toString()).header("Content-Disposition", "attachment; filename=\"rooms-" + resolution
                + ".csv\"").build();
    }

    /** RFC 4180: people name their rooms as they like. */
    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private List<RoomEnergy> today() {
        Map<String, Double> energy = household.energyTodayWh();
        Map<String, Double> rooms = new TreeMap<>();
        household.devices().all().forEach(device -> device.label("room").ifPresent(
                room -> rooms.merge(room, energy.getOrDefault(device.deviceId(), 0.0), Double::sum)));
        return rooms.entrySet().stream()
                .map(room -> new RoomEnergy(room.getKey(), Views.rounded(room.getValue()), List.of())).toList();
    }

    private List<RoomEnergy> over(HistoryQuery query) {
        Map<String, Map<Instant, Double>> rooms = new TreeMap<>();
        household.devices().all().forEach(device -> device.label("room")
                .ifPresent(room -> add(device, query, rooms.computeIfAbsent(room, name -> new TreeMap<>()))));
        return rooms.entrySet().stream().map(room -> RoomEnergy.of(room.getKey(), room.getValue())).toList();
    }

    private void add(Device device, HistoryQuery query, Map<Instant, Double> room) {
        List<Rollup> rollups = household.history(device.deviceId(), query.resolution(), query.span(),
                HistoryQuery.limit(household));
        query.refuseTooMany(rollups.size(), household);
        rollups.forEach(rollup -> room.merge(rollup.start(), rollup.energyWh(), Double::sum));
    }

    /** What a room used; {@code points} only where its history is asked for. */
    record RoomEnergy(String room, double energyWh, List<RoomPoint> points) {
        static RoomEnergy of(String room, Map<Instant, Double> energyWh) {
            return new RoomEnergy(room,
                    Views.rounded(energyWh.values().stream().mapToDouble(Double::doubleValue).sum()),
                    energyWh.entrySet().stream()
                            .map(point -> new RoomPoint(point.getKey(), Views.rounded(point.getValue()))).toList());
        }
    }

    /** A minute, hour, day or other of it. */
    record RoomPoint(Instant start, double energyWh) {}
}
