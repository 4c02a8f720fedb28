// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.insight.Insight;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.live.Switchboard;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollups;
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;

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
 */
public record Household(Devices devices, Rollups rollups, Switchboard switchboard, Clock clock, ZoneId zone,
        int mostPoints, Insight insight) {

    /** The energy of each plug today, in Wh by device id. */
    Map<String, Double> energyTodayWh() {
        return rollups.dayEnergyWh(Resolution.DAY.start(now(), zone));
    }

    /** A plug; NotFoundException where there is none of this id. */
    Device device(String deviceId) {
        return devices.find(deviceId).orElseThrow(() -> new NotFoundException("there is no device " + deviceId));
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
