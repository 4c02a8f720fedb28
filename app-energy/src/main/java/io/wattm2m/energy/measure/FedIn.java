// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import java.util.OptionalDouble;

/**
 * The second meter of a device that also gives energy: what it feeds in is counted as the consumption of a meter of its
 * own, {@code <deviceId>/fed-in}, with the same repair of counters, late readings and rollups. A device's name has no
 * slash, so that the two cannot be confused. Pure.
 */
public final class FedIn {
    private static final String SUFFIX = "/fed-in";

    private FedIn() {}

    /** The name of the second meter of a device. */
    public static String of(String deviceId) {
        return deviceId + SUFFIX;
    }

    /** The device of a meter: itself, or whose second meter this is. */
    public static String device(String name) {
        return isMeter(name) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** Whether this is the name of a second meter, not of a device. */
    public static boolean isMeter(String name) {
        return name.endsWith(SUFFIX);
    }

    /**
     * What the second meter reads.
     *
     * @param reading of the device
     * @param counterWh its counter of energy fed in, if it has one
     */
    public static Reading reading(Reading reading, OptionalDouble counterWh) {
        return new Reading(of(reading.deviceId()), reading.time(), Math.max(0, -reading.powerW()),
                OptionalDouble.empty(), OptionalDouble.empty(), counterWh);
    }
}
