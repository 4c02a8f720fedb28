// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static java.util.Objects.requireNonNull;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A message, or a part of one, that is kept aside because it cannot be used. Immutable.
 *
 * @param reason why, naming the member at fault
 * @param topic where it came from, shortened
 * @param payload what it said, shortened to 1 KiB
 */
public record Quarantined(String reason, String topic, String payload) implements PlugEvent {
    private static final int LONGEST = 1024;

    public Quarantined {
        requireNonNull(reason, "reason is null");
        requireNonNull(topic, "topic is null");
        requireNonNull(payload, "payload is null");
    }

    /** This message, kept aside for this reason. */
    public static Quarantined of(PlugMessage message, String reason) {
        return new Quarantined(printable(reason), printable(message.topic()), printable(message.text()));
    }

    /** The events, or the message kept aside where IllegalArgumentException says what is wrong with it. */
    static List<PlugEvent> unless(PlugMessage message, Supplier<List<PlugEvent>> events) {
        try {
            return events.get();
        } catch (IllegalArgumentException | UncheckedIOException fault) {
            return List.of(of(message, String.valueOf(fault.getMessage())));
        }
    }

    /** The beginning of a text, without control characters, which not every store can keep. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < text.length();) {
            int character = text.codePointAt(i);
            boolean kept = !Character.isISOControl(character) && !isHalf(character) || character == '\n';
            int shown = kept ? character : 0xFFFD;
            bytes += Character.toString(shown).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            if (bytes > LONGEST) {
                return printable.toString();
            }
            printable.appendCodePoint(shown);
            i += Character.charCount(character);
        }
        return printable.toString();
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
