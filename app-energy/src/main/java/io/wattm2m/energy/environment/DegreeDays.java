// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.environment;

/**
 * How far days are from the temperatures at which nobody heats or cools: heating degrees below 18 °C, cooling degrees
 * above 24 °C of the day's mean, the bases that Korea's weather service uses. Pure.
 */
public final class DegreeDays {
    public static final double HEATING_BELOW = 18;
    public static final double COOLING_ABOVE = 24;

    private DegreeDays() {}

    /** The heating degrees of a day of this mean temperature in °C. */
    public static double heating(double mean) {
        return Math.max(0, HEATING_BELOW - mean);
    }

    /** The cooling degrees of a day of this mean temperature in °C. */
    public static double cooling(double mean) {
        return Math.max(0, mean - COOLING_ABOVE);
    }
}
