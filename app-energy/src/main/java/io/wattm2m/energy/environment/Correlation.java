// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.environment;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/**
 * How two series of days go together, with 95 % intervals by Fisher's z. Days that follow each other are alike, so that
 * n days tell less than n that were drawn: the intervals are those of an effective n of
 * {@code n·(1 − a·b)/(1 + a·b)}, with the two series' correlations with themselves a day later (M. S. Bartlett, 1935).
 * Immutable.
 *
 * @param n how many days
 * @param effectiveN how many independent days they are worth, at most n
 * @param pearson along a straight line
 * @param spearman by ranks: also along a curve, and unmoved by single days
 */
public record Correlation(int n, double effectiveN, Coefficient pearson, Coefficient spearman) {
    /** Below this nothing is said. */
    public static final int LEAST = 10;
    private static final double NORMAL_95 = 1.959964;
    private static final double LEAST_EFFECTIVE = 4;

    /** The correlation of two series of the same days; empty below ten days, or where one of them never changes. */
    public static Optional<Correlation> of(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " and " + y.length + " days do not go together");
        }
        if (x.length < LEAST || isFlat(x) || isFlat(y)) {
            return Optional.empty();
        }
        double together = Math.max(0, lagged(x) * lagged(y));
        double effective = Math.max(LEAST_EFFECTIVE, x.length * (1 - together) / (1 + together));
        double pearson = Math.clamp(new PearsonsCorrelation().correlation(x, y), -1, 1);
        double spearman = Math.clamp(new SpearmansCorrelation().correlation(x, y), -1, 1);
        return Optional.of(new Correlation(x.length, effective,
                Coefficient.of(pearson, 1 / Math.sqrt(effective - 3)),
                // D. G. Bonett and T. A. Wright, 2000
                Coefficient.of(spearman, Math.sqrt((1 + spearman * spearman / 2) / (effective - 3)))));
    }

    private static boolean isFlat(double[] values) {
        return Arrays.stream(values).distinct().limit(2).count() < 2;
    }

    /** The correlation of a series with itself a day later. */
    private static double lagged(double[] values) {
        double[] today = Arrays.copyOf(values, values.length - 1);
        double[] tomorrow = Arrays.copyOfRange(values, 1, values.length);
        return isFlat(today) || isFlat(tomorrow) ? 0 : new PearsonsCorrelation().correlation(today, tomorrow);
    }

    /**
     * A coefficient, -1 to 1, with its 95 % interval. Immutable.
     *
     * @param value the coefficient
     * @param low the low end
     * @param high the high end
     */
    public record Coefficient(double value, double low, double high) {
        private static final double NEARLY_ONE = 1 - 1e-12;

        static Coefficient of(double value, double standardError) {
            double z = atanh(Math.clamp(value, -NEARLY_ONE, NEARLY_ONE));
            return new Coefficient(value, Math.min(value, Math.tanh(z - NORMAL_95 * standardError)),
                    Math.max(value, Math.tanh(z + NORMAL_95 * standardError)));
        }

        /** Whether the interval leaves out 0. */
        public boolean isSignificant() {
            return low > 0 || high < 0;
        }

        private static double atanh(double value) {
            return Math.log((1 + value) / (1 - value)) / 2;
        }
    }
}
