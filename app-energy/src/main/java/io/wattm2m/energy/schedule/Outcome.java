// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What became of one plug when a schedule came. Immutable.
 *
 * @param at when
 * @param planned when it should have been
 * @param scheduleId which
 * @param deviceId the plug
 * @param power what was wanted
 * @param kind what became of it
 * @param explanation in a sentence
 */
public record Outcome(Instant at, Instant planned, String scheduleId, String deviceId, String power, Kind kind,
        String explanation) {

    public Outcome {
        requireNonNull(at, "at is null");
        requireNonNull(planned, "planned is null");
        requireNonNull(kind, "kind is null");
    }

    /** What can become of it. */
    public enum Kind {
        /** The plug was asked to switch; its own state tells whether it has. */
        ASKED,
        /** The plug's appliance is protected from being switched off. */
        PROTECTED,
        /** A person has switched it lately, which comes before schedules. */
        HELD_BY_HAND,
        /** It came too late, and the schedule does not catch up. */
        MISSED,
        /** The plug could not be asked. */
        FAILED
    }
}
