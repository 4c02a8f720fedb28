// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.insight.EnergyFlows;
import io.wattm2m.energy.insight.Storage;
import io.wattm2m.energy.measure.Levels;
import io.wattm2m.energy.recommend.Recommendations;
import io.wattm2m.energy.testing.GeneratedHome;
import io.wattm2m.energy.testing.MapLevels;
import io.wattm2m.energy.testing.MapMemory;
import java.time.ZoneOffset;

/** Production, environment and advice of a household of which nothing is known yet. */
final class OutlookFixture {
    private OutlookFixture() {}

    static Outlook of() {
        Levels levels = new MapLevels();
        EnergyFlows flows = new EnergyFlows(GeneratedHome.NOTHING, ZoneOffset.UTC);
        Climate climate = new Climate(levels, flows, ZoneOffset.UTC);
        return new Outlook(climate, new Storage(flows, levels), new Recommendations(new MapMemory(), climate));
    }
}
