// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How an exchange goes. Immutable.
 *
 * @param lastTry when it was tried last
 * @param lastSuccess when all of it went well last
 * @param lastError what went wrong the last time, empty where nothing did
 * @param leftOut the devices whose values the last run kept here, because their people have not agreed
 * @param exchanged how many reports or buckets since the start
 */
public record ExchangeStatus(Optional<Instant> lastTry, Optional<Instant> lastSuccess, Optional<String> lastError,
        List<String> leftOut, long exchanged) {
    static final ExchangeStatus NEW =
            new ExchangeStatus(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), 0);

    public ExchangeStatus {
        leftOut = List.copyOf(leftOut);
    }

    /** The same where nothing is said of these devices. */
    ExchangeStatus without(Set<String> deviceIds) {
        return new ExchangeStatus(lastTry, lastSuccess,
                lastError.map(error -> deviceIds.stream().anyMatch(error::contains) ? "it failed" : error),
                leftOut.stream().filter(id -> !deviceIds.contains(id)).toList(), exchanged);
    }

    ExchangeStatus after(Run run, Instant now) {
        Optional<String> error = run.error();
        return new ExchangeStatus(Optional.of(now), error.isEmpty() ? Optional.of(now) : lastSuccess, error,
                run.leftOut(), exchanged + run.exchanged());
    }
}
