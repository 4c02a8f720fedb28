// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How a household is simulated.
 *
 * @param seed what all chance comes from
 * @param interval the time between two readings of a plug
 * @param zone where the household is: its people get up and go to bed by the clock there
 * @param mains what its plugs measure the voltage of
 */
public record HouseholdSettings(long seed, Duration interval, ZoneId zone, Mains mains) {

    public HouseholdSettings {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("interval " + interval + " is not positive");
        }
        requireNonNull(zone, "zone is null");
        requireNonNull(mains, "mains is null");
    }

    /** A reading a second, in the system's time zone, at usual mains. */
    public static HouseholdSettings ofSeed(long seed) {
        return new HouseholdSettings(seed, Duration.ofSeconds(1), ZoneId.systemDefault(), Mains.USUAL);
    }

    /** The same at other mains. */
    public HouseholdSettings at(Mains other) {
        return new HouseholdSettings(seed, interval, zone, other);
    }
}
