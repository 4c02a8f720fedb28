// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.anomaly;

import io.wattm2m.energy.measure.MinuteTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The course of the power through ten minutes. Immutable.
 *
 * @param from the first of its minutes
 * @param meanW the mean power
 * @param lowW the lowest minute
 * @param highW the highest minute
 * @param stepW by how much it changes from minute to minute, in the mean
 * @param restlessness the same by factors: the mean change of the logarithm
 */
record Course(int from, double meanW, double lowW, double highW, double stepW, double restlessness) {
    static final int MINUTES = 10;
    private static final int LEAST_MINUTES = 8;

    /** The courses of a recording, one after the other; those of which too little was recorded are left out. */
    static List<Course> of(MinuteTrace trace) {
        List<Course> courses = new ArrayList<>();
        for (int from = 0; from < trace.size(); from += MINUTES) {
            double[] powerW = IntStream.range(from, from + MINUTES).filter(trace::isRecorded)
                    .mapToDouble(trace::powerW).toArray();
            if (powerW.length >= LEAST_MINUTES) {
                courses.add(of(from, powerW));
            }
        }
        return courses;
    }

    /** Its coordinates; powers count by their logarithms, because appliances differ by factors. */
    double[] point() {
        return new double[] {log(meanW), log(lowW), log(highW), restlessness};
    }

    private static Course of(int from, double[] powerW) {
        double stepW = 0;
        double change = 0;
        for (int minute = 1; minute < powerW.length; minute++) {
            stepW += Math.abs(powerW[minute] - powerW[minute - 1]);
            change += Math.abs(log(powerW[minute]) - log(powerW[minute - 1]));
        }
        int steps = powerW.length - 1;
        return new Course(from, Arrays.stream(powerW).average().orElse(0), Arrays.stream(powerW).min().orElse(0),
                Arrays.stream(powerW).max().orElse(0), stepW / steps, change / steps);
    }

    private static double log(double powerW) {
        return Math.signum(powerW) * Math.log1p(Math.abs(powerW));
    }
}
