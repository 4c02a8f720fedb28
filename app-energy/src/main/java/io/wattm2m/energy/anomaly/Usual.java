// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.anomaly;

import java.util.Arrays;

/**
 * What is usual. Immutable.
 *
 * @param medianW half of the readings are below
 * @param spreadW the median distance from the median; at least 1 W and 2 % of the median, as that is 0 for an appliance
 *     that idles
 * @param lowW nearly all readings are above
 * @param highW nearly all readings are below
 */
record Usual(double medianW, double spreadW, double lowW, double highW) {
    static final Usual UNKNOWN = new Usual(0, 1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    private static final double LEAST_SPREAD_W = 1;
    private static final double LEAST_SPREAD_SHARE = 0.02;
    private static final double TAIL = 0.005;
    /** 0.6745 times the distance over the median distance is a standard score where chance is normal. */
    private static final double NORMAL = 0.6745;

    /** What is usual in readings, of which there is at least one. */
    static Usual of(double[] readingsW) {
        double[] sorted = Arrays.stream(readingsW).sorted().toArray();
        double medianW = sorted[sorted.length / 2];
        double[] distances = Arrays.stream(sorted).map(power -> Math.abs(power - medianW)).sorted().toArray();
        double floorW = Math.max(LEAST_SPREAD_W, LEAST_SPREAD_SHARE * Math.abs(medianW));
        int tail = (int) (sorted.length * TAIL);
        return new Usual(medianW, Math.max(distances[distances.length / 2], floorW), sorted[tail],
                sorted[sorted.length - 1 - tail]);
    }

    /** The same with the range of another that saw more. */
    Usual within(Usual wider) {
        return new Usual(medianW, spreadW, Math.min(lowW, wider.lowW), Math.max(highW, wider.highW));
    }

    /** The robust standard score of a power. */
    double score(double powerW) {
        return NORMAL * (powerW - medianW) / spreadW;
    }

    /** Whether a power has hardly ever been seen: an appliance may have several powers, far from their median. */
    boolean isUnseen(double powerW) {
        return powerW < lowW - spreadW || powerW > highW + spreadW;
    }
}
