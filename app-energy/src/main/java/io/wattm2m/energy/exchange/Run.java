// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of one run of an exchange. Immutable.
 *
 * @param exchanged how many reports or buckets
 * @param failures what went wrong, each by itself
 * @param leftOut the devices whose values stayed here, because their people have not agreed
 */
record Run(long exchanged, List<String> failures, List<String> leftOut) {
    private static final int MOST_TOLD = 5;

    Run {
        failures = List.copyOf(failures);
        leftOut = List.copyOf(leftOut);
    }

    static Run failed(String failure) {
        return new Run(0, List.of(failure), List.of());
    }

    /** The failures in one line, empty where there was none. */
    Optional<String> error() {
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        String told = failures.stream().limit(MOST_TOLD).collect(Collectors.joining("; "));
        int more = failures.size() - MOST_TOLD;
        return Optional.of(more > 0 ? told + "; and " + more + " more" : told);
    }
}
