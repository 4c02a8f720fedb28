// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.alert;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.alert.AlertRule.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that people should know. Immutable.
 *
 * @param id its name in addresses; sorts by time
 * @param ruleId the rule that was broken
 * @param deviceId the plug
 * @param severity how bad it is
 * @param raisedAt since when
 * @param text in an English sentence
 * @param sentence what the sentence is made of, null of alerts that were kept without
 * @param clearedAt until when, null while it is so
 * @param acknowledgement who has seen it, null while nobody has said so
 */
public record Alert(String id, String ruleId, String deviceId, Severity severity, Instant raisedAt, String text,
        @Nullable Sentence sentence, @Nullable Instant clearedAt, @Nullable Acknowledgement acknowledgement) {

    public Alert {
        requireNonNull(id, "id is null");
        requireNonNull(severity, "severity is null");
        requireNonNull(raisedAt, "raisedAt is null");
    }

    /** Whether it still is so. */
    public boolean isOpen() {
        return clearedAt == null;
    }

    /** In a sentence in a language, {@code en} or {@code ko}; in English what was kept without its parts. */
    public String text(String language) {
        return sentence == null || !language.equals("ko") ? text : sentence.body(language);
    }

    Alert cleared(Instant at) {
        return new Alert(id, ruleId, deviceId, severity, raisedAt, text, sentence, at, acknowledgement);
    }

    Alert acknowledged(Acknowledgement by) {
        return new Alert(id, ruleId, deviceId, severity, raisedAt, text, sentence, clearedAt, by);
    }

    /**
     * That somebody has seen it. Immutable.
     *
     * @param by who
     * @param at when
     */
    public record Acknowledgement(String by, Instant at) {}
}
