// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.production;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How unevenly three phases are loaded: the greatest deviation from their mean, in per cent of the mean. This is the
 * definition of NEMA MG 1, applied to the values of the phases as IEEE Std 141 does. The ratio of symmetrical
 * components of IEC 61000-4-30 needs angles, which meters do not tell. Pure.
 */
public final class PhaseImbalance {
    private static final int PHASES = 3;

    private PhaseImbalance() {}

    /** In per cent; empty where one of the three is not told, or all of them are 0. */
    public static OptionalDouble percent(List<OptionalDouble> phases) {
        double[] told = phases.stream().filter(OptionalDouble::isPresent)
                .mapToDouble(phase -> Math.abs(phase.getAsDouble())).toArray();
        double mean = Arrays.stream(told).average().orElse(0);
        if (told.length != PHASES || mean <= 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble
                .of(100 * Arrays.stream(told).map(phase -> Math.abs(phase - mean)).max().orElse(0) / mean);
    }
}
