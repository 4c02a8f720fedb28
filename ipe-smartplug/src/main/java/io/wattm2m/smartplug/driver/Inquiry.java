// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static java.util.Objects.requireNonNull;

/**
 * A question to a plug, whose answer tells more of it; sent at once or never. Immutable.
 *
 * @param message the question
 */
public record Inquiry(PlugMessage message) implements PlugEvent {

    public Inquiry {
        requireNonNull(message, "message is null");
    }
}
