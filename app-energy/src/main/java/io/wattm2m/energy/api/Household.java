// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollups;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * What the interface shows and acts on. Immutable; its parts are thread-safe.
 *
 * @param devices the picture of the moment
 * @param rollups what is kept
 * @param powerSwitch switches plugs
 * @param clock the present
 * @param zone whose days
 * @param mostPoints how many points a history may have
 */
public record Household(Devices devices, Rollups rollups, Switch powerSwitch, Clock clock, ZoneId zone,
        int mostPoints) {

    /** The energy of each plug today, in Wh by device id. */
    Map<String, Double> energyTodayWh() {
        return rollups.dayEnergyWh(Resolution.DAY.start(now(), zone));
    }

    Instant now() {
        return clock.instant();
    }
}
