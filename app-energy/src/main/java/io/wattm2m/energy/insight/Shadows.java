// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.control.ControlMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long control has run as a shadow: the hours in which it has decided, for each plug. Thread-safe. */
public final class Shadows {
    private final Documents<Watched> watched;

    Shadows(Memory memory) {
        this.watched = new Documents<>(memory, "control-shadow", Watched.class);
    }

    /** How long a rule has decided about a plug as a shadow; it counts anew where another rule came between. */
    public Duration time(String deviceId, ControlMode rule) {
        return watched(deviceId, rule).map(known -> Duration.ofHours(known.hours)).orElse(Duration.ZERO);
    }

    /** Remembers that a rule has decided about a plug as a shadow. */
    void decided(String deviceId, ControlMode rule, LocalDateTime at) {
        LocalDateTime hour = at.truncatedTo(ChronoUnit.HOURS);
        Optional<Watched> before = watched(deviceId, rule);
        if (before.filter(known -> known.last.equals(hour)).isEmpty()) {
            watched.keep(deviceId, new Watched(rule, before.map(Watched::hours).orElse(0L) + 1, hour));
        }
    }

    private Optional<Watched> watched(String deviceId, ControlMode rule) {
        return watched.find(deviceId).filter(known -> known.rule == rule);
    }

    /**
     * A time as a shadow.
     *
     * @param rule by which it decided
     * @param hours in which it did
     * @param last the last of them
     */
    record Watched(ControlMode rule, long hours, LocalDateTime last) {}
}
