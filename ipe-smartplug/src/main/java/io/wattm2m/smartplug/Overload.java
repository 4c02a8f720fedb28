// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Since when the overload protection of an outlet has tripped, and for how long. Thread-safe. */
final class Overload {
    private final AtomicReference<Optional<Instant>> began = new AtomicReference<>(Optional.empty());

    /** What is known after the plug has told this: the attributes of {@code cod:oveSr} (TS-0023), dur in s. */
    Map<String, Object> told(boolean raised, Instant now) {
        Instant since = began.getAndUpdate(
                known -> raised ? Optional.of(known.orElse(now)) : Optional.empty()).orElse(now);
        return Map.of("oveSs", raised, "detTe", Timestamps.format(since), "dur",
                Duration.between(since, now).toMillis() / 1000.0);
    }
}
