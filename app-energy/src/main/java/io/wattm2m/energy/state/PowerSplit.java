// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.state;

import java.util.Arrays;

/**
 * The power that divides samples into a low and a high mode: Otsu's threshold over the histogram of log10(power), 20
 * bins to the decade. Immutable.
 *
 * @param thresholdW where the high mode begins
 * @param lowMedianW the median of the low mode
 * @param highMedianW the median of the high mode
 * @param lowShare the share of samples in the low mode, 0 to 1
 */
public record PowerSplit(double thresholdW, double lowMedianW, double highMedianW, double lowShare) {
    private static final int BINS_A_DECADE = 20;

    /** The split of samples, all of which are above 0 and of which there is at least one. */
    static PowerSplit of(double[] samplesW) {
        double[] logs = Arrays.stream(samplesW).map(Math::log10).sorted().toArray();
        double split = threshold(logs);
        int low = 0;
        while (low < logs.length && logs[low] < split) {
            low++;
        }
        return new PowerSplit(Math.pow(10, split), median(logs, 0, low), median(logs, low, logs.length),
                (double) low / logs.length);
    }

    /** How many times the high mode draws what the low mode draws. */
    public double ratio() {
        return highMedianW / lowMedianW;
    }

    /** The share of samples in the smaller mode, 0 to 1. */
    public double smallerShare() {
        return Math.min(lowShare, 1 - lowShare);
    }

    /** The bin edge with the greatest variance between the two sides; the middle of the valley where many are equal. */
    private static double threshold(double[] logs) {
        int[] bins = histogram(logs);
        double least = logs[0];
        double total = Arrays.stream(logs).sum();
        double best = -1;
        int first = 0;
        int last = 0;
        double below = 0;
        int count = 0;
        for (int edge = 1; edge < bins.length; edge++) {
            for (int sample = 0; sample < bins[edge - 1]; sample++) {
                below += logs[count++];
            }
            double variance = between(below, count, total, logs.length);
            if (variance > best * (1 + 1e-12)) {
                best = variance;
                first = edge;
            }
            last = variance >= best ? edge : last;
        }
        return least + (first + Math.max(first, last)) / 2.0 / BINS_A_DECADE;
    }

    private static int[] histogram(double[] logs) {
        int[] bins = new int[(int) ((logs[logs.length - 1] - logs[0]) * BINS_A_DECADE) + 2];
        for (double log : logs) {
            bins[(int) ((log - logs[0]) * BINS_A_DECADE)]++;
        }
        return bins;
    }

    private static double between(double below, int count, double total, int all) {
        if (count == all) {
            return 0;
        }
        double difference = below / count - (total - below) / (all - count);
        return difference * difference * count * (all - count);
    }

    private static double median(double[] logs, int from, int to) {
        return from == to ? Double.NaN : Math.pow(10, logs[(from + to) / 2]);
    }
}
