// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import java.time.Duration;
import java.util.List;

/**
 * What came out of a round.
 *
 * @param what was done
 * @param acknowledged how many creations
 * @param failed how many have failed, or were not answered
 * @param recovery from the end of the fault until each client has been served again
 * @param problems what does not agree; empty where all does
 */
record Outcome(String what, long acknowledged, long failed, Duration recovery, List<String> problems) {

    Outcome {
        problems = List.copyOf(problems);
    }

    /** In a line. */
    String line() {
        return "%s; acknowledged %d, failed %d, served again after %.1f s: %s".formatted(what, acknowledged, failed,
                recovery.toMillis() / 1e3, problems.isEmpty() ? "all agrees" : String.join("; ", problems));
    }
}
