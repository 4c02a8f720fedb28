// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.time.Instant;
import java.util.List;

/**
 * One dialect of plugs. Stateless and thread-safe; knows nothing of oneM2M.
 */
public interface PlugDriver {

    /** The name of the dialect, in lower case; it becomes the label {@code dialect:<name>} of a plug. */
    String dialect();

    /** The MQTT topic filters of the messages that plugs of this dialect send. */
    List<String> topics();

    /**
     * What a message says, in its order.
     *
     * @param arrival when it arrived; the time of a reading that has none
     * @return {@link Quarantined} for what cannot be understood; nothing that a plug sends makes this throw
     */
    List<PlugEvent> read(PlugMessage message, Instant arrival);

    /** The message that switches a plug; it is never sent as a retained one. */
    PlugMessage command(String deviceId, SwitchCommand command);
}
