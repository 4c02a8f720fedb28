// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/** A message to or from a plug. Immutable. */
public final class PlugMessage {
    private final String topic;
    private final byte[] payload;
    private final boolean retained;

    /** A message with this payload. */
    public PlugMessage(String topic, byte[] payload) {
        this(topic, payload, false);
    }

    private PlugMessage(String topic, byte[] payload, boolean retained) {
        this.topic = requireNonNull(topic, "topic is null");
        this.payload = payload.clone();
        this.retained = retained;
    }

    /** The same message as one that the broker keeps for those who subscribe later: a state may be, a command never. */
    public PlugMessage asRetained() {
        return new PlugMessage(topic, payload, true);
    }

    /** Whether the broker shall keep it, or has kept it from an earlier time. */
    public boolean isRetained() {
        return retained;
    }

    /** A message with a text. */
    public static PlugMessage of(String topic, String text) {
        return new PlugMessage(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The MQTT topic. */
    public String topic() {
        return topic;
    }

    /** The payload; the array is the caller's own. */
    public byte[] payload() {
        return payload.clone();
    }

    /** The length of the payload in bytes. */
    public int size() {
        return payload.length;
    }

    /** The payload as UTF-8 text; what is none becomes the replacement character. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return topic + " " + text();
    }
}
