// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import java.time.Instant;
import java.util.Optional;

/**
 * How an exchange goes. Immutable.
 *
 * @param lastTry when it was tried last
 * @param lastSuccess when it went well last
 * @param lastError what went wrong the last time, empty where nothing did
 * @param exchanged how many reports or buckets since the start
 */
public record ExchangeStatus(Optional<Instant> lastTry, Optional<Instant> lastSuccess, Optional<String> lastError,
        long exchanged) {
    static final ExchangeStatus NEW =
            new ExchangeStatus(Optional.empty(), Optional.empty(), Optional.empty(), 0);

    ExchangeStatus succeeded(Instant now, long more) {
        return new ExchangeStatus(Optional.of(now), Optional.of(now), Optional.empty(), exchanged + more);
    }

    ExchangeStatus failed(Instant now, String error) {
        return new ExchangeStatus(Optional.of(now), lastSuccess, Optional.of(error), exchanged);
    }
}
