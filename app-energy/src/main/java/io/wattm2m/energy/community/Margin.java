// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How far a saving may be off: half of its 95 % interval, as days that are like the days before would have it. Of each
 * kind of days, {@code n} of them judged by {@code m} before that deviate from their mean by {@code s}, the variance is
 * {@code n²·s²·(1/n + 1/m)}; these add up, and the quantile is that of Student's t with the degrees of freedom of
 * Welch and Satterthwaite. Days are taken to be independent. One thread.
 */
final class Margin {
    private static final double BOTH_SIDES_OF_95 = 0.975;
    private static final int WH_DECIMALS = 3;
    private double variance;
    private double perFreedom;

    /** Adds so many judged days of a kind, and what was consumed on such days before. */
    void add(List<BigDecimal> before, int judged) {
        double mean = before.stream().mapToDouble(BigDecimal::doubleValue).average().orElse(0);
        double squares = before.stream().mapToDouble(BigDecimal::doubleValue)
                .map(kwh -> (kwh - mean) * (kwh - mean)).sum();
        int freedom = before.size() - 1;
        double own = judged * (squares / freedom) * (1 + (double) judged / before.size());
        variance += own;
        perFreedom += own * own / freedom;
    }

    /** The margin in kWh, rounded up to the Wh; 0 where all days before were the same. */
    BigDecimal kwh() {
        if (variance <= 0) {
            return BigDecimal.ZERO;
        }
        double quantile = new TDistribution(variance * variance / perFreedom)
                .inverseCumulativeProbability(BOTH_SIDES_OF_95);
        return BigDecimal.valueOf(quantile * Math.sqrt(variance)).setScale(WH_DECIMALS, RoundingMode.UP);
    }
}
