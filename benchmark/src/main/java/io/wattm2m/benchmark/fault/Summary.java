// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import java.time.Duration;
import java.util.List;

/**
 * What came out of rounds in which everything agreed.
 *
 * @param rounds how many
 * @param acknowledged how many creations
 * @param failed how many have failed, or were not answered
 * @param median of the times until each client was served again
 * @param longest of them
 */
record Summary(int rounds, long acknowledged, long failed, Duration median, Duration longest) {

    static Summary of(List<Outcome> outcomes) {
        List<Duration> times = outcomes.stream().map(Outcome::recovery).sorted().toList();
        return new Summary(outcomes.size(), outcomes.stream().mapToLong(Outcome::acknowledged).sum(),
                outcomes.stream().mapToLong(Outcome::failed).sum(), times.get(times.size() / 2), times.getLast());
    }

    String line() {
        return "%d rounds, %d acknowledged, 0 lost, %d failed or unanswered, served again after %.1f s (median), %.1f s"
                .formatted(rounds, acknowledged, failed, median.toMillis() / 1e3, longest.toMillis() / 1e3)
                + " (longest)";
    }
}
