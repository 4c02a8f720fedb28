// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.insight.Insight;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.Rollups;
import io.wattm2m.energy.testing.GeneratedInsight;
import io.wattm2m.energy.testing.MapMemory;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The parts behind the interface, on these rollups and without a database. */
public final class InsightFixture {
    private InsightFixture() {}

    static Insight of(Devices devices, Rollups rollups) {
        return of(devices, rollups, ZoneOffset.UTC);
    }

    /** What is known of these rollups in a zone. */
    public static Insight of(Devices devices, Rollups rollups, ZoneId zone) {
        return GeneratedInsight.of(devices, rollups, new MapMemory(), "", zone);
    }
}
