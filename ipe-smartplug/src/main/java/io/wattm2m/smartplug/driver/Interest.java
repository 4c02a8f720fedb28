// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.util.List;

/**
 * A plug has told at which topics it speaks. Immutable.
 *
 * @param topics MQTT topics to listen to from now on
 */
public record Interest(List<String> topics) implements PlugEvent {

    public Interest {
        topics = List.copyOf(topics);
    }
}
