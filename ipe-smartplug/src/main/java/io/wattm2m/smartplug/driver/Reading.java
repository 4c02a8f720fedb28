// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a plug measured at one moment; every value is one that a real plug can have. Immutable.
 *
 * @param deviceId the plug
 * @param timestampS the plug's own time in seconds since 1970, as sent
 * @param powerW active power, negative where it is fed in; empty from a sensor that measures its surroundings alone
 * @param voltageV voltage, if the plug measures it
 * @param currentA current, if the plug measures it
 * @param energyWh the plug's counter of consumed energy, if it has one
 * @param further what else the plug told, in the document model of {@link io.wattm2m.cse.primitive.Content}
 */
public record Reading(String deviceId, Number timestampS, OptionalDouble powerW, OptionalDouble voltageV,
        OptionalDouble currentA, OptionalDouble energyWh, Map<String, Object> further)
    implements PlugEvent {
    private static final double MOST_POWER_W = 100_000;
    private static final double MOST_VOLTAGE_V = 500;
    private static final double MOST_CURRENT_A = 500;

    public Reading {
        DeviceIds.check(deviceId);
        requireNonNull(timestampS, "timestampS is null");
        powerW.ifPresent(watts -> check("power", watts, -MOST_POWER_W, MOST_POWER_W));
        voltageV.ifPresent(volts -> check("voltage", volts, 0, MOST_VOLTAGE_V));
        currentA.ifPresent(amperes -> check("current", amperes, 0, MOST_CURRENT_A));
        energyWh.ifPresent(wattHours -> check("energy", wattHours, 0, Double.MAX_VALUE));
        further = Collections.unmodifiableMap(new LinkedHashMap<>(further));
    }

    private static void check(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " " + value + " is outside " + least + " to " + most);
        }
    }
}
