// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a plug measured at one moment. Immutable.
 *
 * @param deviceId the plug
 * @param time the moment, by the plug's own clock
 * @param powerW active power, negative where it is fed in
 * @param voltageV voltage, if the plug measures it
 * @param currentA current, if the plug measures it
 * @param energyWh the plug's counter of consumed energy, if it has one; grows, and begins at zero again after a reset
 * @param levels what else it measured
 */
public record Reading(String deviceId, Instant time, double powerW, OptionalDouble voltageV, OptionalDouble currentA,
        OptionalDouble energyWh, Map<Channel, Double> levels) {

    public Reading {
        requireNonNull(deviceId, "deviceId is null");
        requireNonNull(time, "time is null");
        finite("power", powerW);
        voltageV.ifPresent(volts -> finite("voltage", volts));
        currentA.ifPresent(amperes -> finite("current", amperes));
        energyWh.ifPresent(wattHours -> finite("energy", wattHours));
        levels.forEach((channel, value) -> finite(channel.label(), value));
        levels = Map.copyOf(levels);
    }

    /** A reading that tells nothing else. */
    public Reading(String deviceId, Instant time, double powerW, OptionalDouble voltageV, OptionalDouble currentA,
            OptionalDouble energyWh) {
        this(deviceId, time, powerW, voltageV, currentA, energyWh, Map.of());
    }

    /** A reading of power alone. */
    public static Reading ofPower(String deviceId, Instant time, double powerW) {
        return new Reading(deviceId, time, powerW, OptionalDouble.empty(), OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** The same reading of another device. */
    public Reading of(String otherId) {
        return new Reading(otherId, time, powerW, voltageV, currentA, energyWh, levels);
    }

    /** The same reading with a counter. */
    public Reading withEnergyWh(double counterWh) {
        return new Reading(deviceId, time, powerW, voltageV, currentA, OptionalDouble.of(counterWh), levels);
    }

    /** The same reading with what else was measured. */
    public Reading with(Map<Channel, Double> measured) {
        return new Reading(deviceId, time, powerW, voltageV, currentA, energyWh, measured);
    }

    /** What was measured of a channel. */
    public OptionalDouble level(Channel channel) {
        Double value = levels.get(channel);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " is not a number");
        }
    }
}
