// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.Views.DeviceView;
import io.wattm2m.energy.insight.Insight;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.live.Switchboard;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.measure.SeenRollups;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the interface shows and acts on. Immutable; its parts are thread-safe.
 *
 * @param devices the picture of the moment
 * @param rollups what is kept
 * @param switchboard switches plugs
 * @param clock the present
 * @param zone whose days
 * @param mostPoints how many points a history may have
 * @param insight what is known beyond that
 * @param tree the CSE's resources
 */
public record Household(Devices devices, Rollups rollups, Switchboard switchboard, Clock clock, ZoneId zone,
        int mostPoints, Insight insight, ResourceTree tree) {

    /** The same as somebody sees it: of the plugs of others there is no trace. */
    Household seenBy(Predicate<String> sees) {
        return seenBy(sees, "");
    }

    /** The same where what is seen is one home that pays by this tariff; by that of the installation without an id. */
    Household seenBy(Predicate<String> sees, String tariff) {
        Devices seen = devices.seenBy(sees);
        return new Household(seen, new SeenRollups(rollups, sees), switchboard, clock, zone, mostPoints,
                insight.seenBy(seen, sees, tariff), tree);
    }

    /** The energy of each plug today, in Wh by device id. */
    Map<String, Double> energyTodayWh() {
        return rollups.dayEnergyWh(Resolution.DAY.start(now(), zone));
    }

    /**
     * A plug by its id, or by its hardware address in the book; NotFoundException where there is none, and
     * BadRequestException where none is named.
     */
    Device device(String deviceId) {
        if (deviceId.isEmpty()) {
            throw new BadRequestException("deviceId is missing");
        }
        return devices.find(deviceId).or(() -> insight.book().withMac(deviceId).flatMap(devices::find))
                .orElseThrow(() -> new NotFoundException("there is no device " + deviceId));
    }

    /** The ids of plugs that are named by these, or by their hardware addresses; each once. Like {@link #device}. */
    List<String> ids(List<String> names) {
        return names.stream().map(this::device).map(Device::deviceId).distinct().toList();
    }

    /** What a plug used, by any resolution. */
    public List<Rollup> history(String deviceId, Resolution resolution, Span span, int limit) {
        return rollups.history(deviceId, resolution, span, limit, zone);
    }

    /** All plugs as they were last seen. */
    List<DeviceView> views() {
        Map<String, Double> today = energyTodayWh();
        return devices.all().stream()
                .map(device -> DeviceView.of(device, today.getOrDefault(device.deviceId(), 0.0))).toList();
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), zone);
    }

    LocalDateTime localNow() {
        return LocalDateTime.ofInstant(now(), zone);
    }

    Instant now() {
        return clock.instant();
    }
}
