// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import io.wattm2m.smartplug.driver.PlugMessage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Five plugs on one mains. The same seed and the same moments give the same readings. For one thread at a time. */
final class Household {
    private final List<SimulatedPlug> plugs;
    private final MainsVoltage mains;
    private final ZoneId zone;

    Household(long seed, ZoneId zone) {
        this(seed, zone, Mains.USUAL);
    }

    Household(long seed, ZoneId zone, Mains mains) {
        this.mains = new MainsVoltage(mains, new Random(seed));
        this.zone = zone;
        this.plugs = Arrays.stream(Appliance.values())
                .map(appliance -> new SimulatedPlug(appliance, ApplianceLoad.of(appliance, seed)))
                .toList();
    }

    List<SimulatedPlug> plugs() {
        return plugs;
    }

    /** A reading of each plug, in their order, at the end of {@code seconds}. */
    List<PlugMessage> readings(Instant now, double seconds) {
        double voltageV = mains.nextV(now);
        int hour = now.atZone(zone).getHour();
        return plugs.stream().map(plug -> plug.reading(now, seconds, hour, voltageV)).toList();
    }
}
