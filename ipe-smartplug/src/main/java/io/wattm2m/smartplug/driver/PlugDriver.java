// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One dialect of plugs. Thread-safe; knows nothing of oneM2M, and remembers nothing but what plugs of its dialect tell
 * beforehand of how they will speak.
 */
public interface PlugDriver {

    /** The name of the dialect, in lower case; it becomes the label {@code dialect:<name>} of a plug. */
    String dialect();

    /** The MQTT topic filters of the messages that plugs of this dialect send, all that are known from the start. */
    List<String> topics();

    /** Whether messages at this topic are for this dialect. */
    default boolean hears(String topic) {
        return topics().stream().anyMatch(filter -> TopicFilter.matches(filter, topic));
    }

    /**
     * What a message says, in its order.
     *
     * @param arrival when it arrived; the time of a reading that has none
     * @return {@link Quarantined} for what cannot be understood; nothing that a plug sends makes this throw
     */
    List<PlugEvent> read(PlugMessage message, Instant arrival);

    /** The message that switches an outlet, never a retained one; empty where the plug has not told how. */
    Optional<PlugMessage> command(String deviceId, String outlet, SwitchCommand command);

    /** The messages that make a plug take the firmware at a URL; none where the dialect has no such command. */
    default List<PlugMessage> update(String deviceId, String url) {
        return List.of();
    }
}
