// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.smartplug.driver.SwitchCommand;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A content instance with a command, {@code {"power":"on"|"off"|"toggle"}} as an object or as JSON text. Immutable.
 *
 * @param resourceId {@code ri}
 * @param container {@code pi}
 * @param created {@code ct}
 * @param command the command, empty if it is none
 * @param fault why it is none
 */
record CommandInstance(String resourceId, String container, Instant created, Optional<SwitchCommand> command,
        Optional<String> fault) {
    private static final JsonDocuments JSON = new JsonDocuments();

    /** Reads the attributes of the instance; BAD_REQUEST where it is no content instance at all. */
    static CommandInstance of(Map<String, Object> attributes) {
        String resourceId = text(attributes, "ri");
        String container = text(attributes, "pi");
        Instant created = created(text(attributes, "ct"));
        try {
            SwitchCommand command = command(attributes.getOrDefault("con", ""));
            return new CommandInstance(resourceId, container, created, Optional.of(command), Optional.empty());
        } catch (IllegalArgumentException | UncheckedIOException fault) {
            return new CommandInstance(resourceId, container, created, Optional.empty(),
                    Optional.of("the command is not {\"power\":\"on\"|\"off\"|\"toggle\"}: " + fault.getMessage()));
        }
    }

    private static SwitchCommand command(Object content) {
        Object document = content instanceof String text ? JSON.read(text.getBytes(StandardCharsets.UTF_8)) : content;
        if (!(document instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("it is not an object");
        }
        Object power = members.get("power");
        if (power == null) {
            throw new IllegalArgumentException("power is missing");
        }
        return SwitchCommand.of(power);
    }

    private static String text(Map<String, Object> attributes, String name) {
        if (!(attributes.get(name) instanceof String text)) {
            throw RequestFailure.badRequest(name + " of the notification's m2m:cin is missing");
        }
        return text;
    }

    private static Instant created(String text) {
        try {
            return Timestamps.parse(text);
        } catch (IllegalArgumentException fault) {
            throw RequestFailure.badRequest("ct of the notification's m2m:cin: " + fault.getMessage());
        }
    }
}
