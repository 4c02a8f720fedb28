// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What came out of a round of load.
 *
 * @param lasted how long it took
 * @param latencies how long each operation took, in microseconds
 */
public record Figures(Duration lasted, Histogram latencies) {

    /** Operations in a second. */
    public double rate() {
        return latencies.getTotalCount() / (lasted.toNanos() / 1e9);
    }

    /** How long it took in so many of a hundred cases at the most, in milliseconds. */
    public double percentile(double percent) {
        return latencies.getValueAtPercentile(percent) / 1e3;
    }
}
