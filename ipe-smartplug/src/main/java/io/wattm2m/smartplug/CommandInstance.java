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
 * A command that somebody has written: a content instance with {@code {"power":"on"|"off"|"toggle"}}, and perhaps an
 * {@code outlet} and {@code force}, as an object or as JSON text; or the state of a switch (TS-0023, binarySwitch).
 * Immutable.
 *
 * @param identifier what tells it apart from all others
 * @param container the resource that it was written into
 * @param created when
 * @param order the command, empty if it is none
 * @param fault why it is none
 */
record CommandInstance(String identifier, String container, Instant created, Optional<Order> order,
        Optional<String> fault) {
    private static final JsonDocuments JSON = new JsonDocuments();

    /** Reads the attributes of the instance; BAD_REQUEST where it is no content instance at all. */
    static CommandInstance of(Map<String, Object> attributes) {
        String resourceId = text(attributes, "ri");
        String container = text(attributes, "pi");
        Instant created = created(text(attributes, "ct"));
        try {
            Order order = order(attributes.getOrDefault("con", ""));
            return new CommandInstance(resourceId, container, created, Optional.of(order), Optional.empty());
        } catch (IllegalArgumentException | UncheckedIOException fault) {
            return new CommandInstance(resourceId, container, created, Optional.empty(),
                    Optional.of("the command is not {\"power\":\"on\"|\"off\"|\"toggle\"}: " + fault.getMessage()));
        }
    }

    /** Reads the attributes of a switch that somebody has written to; BAD_REQUEST where it is none. */
    static CommandInstance ofSwitch(Map<String, Object> attributes) {
        String resourceId = text(attributes, "ri");
        if (!(attributes.get("state") instanceof Boolean on)) {
            throw RequestFailure.badRequest("state of the notification's cod:binSh is missing");
        }
        String outlet = Labels.of(attributes).get("outlet").orElse("");
        return new CommandInstance(resourceId + "/" + attributes.get("st"), resourceId,
                modified(attributes), Optional.of(new Order(on ? SwitchCommand.ON : SwitchCommand.OFF, outlet, false)),
                Optional.empty());
    }

    private static Order order(Object content) {
        Object document = content instanceof String text ? JSON.read(text.getBytes(StandardCharsets.UTF_8)) : content;
        if (!(document instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("it is not an object");
        }
        Object power = members.get("power");
        if (power == null) {
            throw new IllegalArgumentException("power is missing");
        }
        Object outlet = members.get("outlet");
        Object force = members.get("force");
        return new Order(SwitchCommand.of(power), outlet instanceof String || outlet instanceof Long
                ? outlet.toString()
                : "", Boolean.TRUE.equals(force));
    }

    private static String text(Map<String, Object> attributes, String name) {
        if (!(attributes.get(name) instanceof String text)) {
            throw RequestFailure.badRequest(name + " of the notification's resource is missing");
        }
        return text;
    }

    private static Instant modified(Map<String, Object> attributes) {
        return created(text(attributes, "lt"));
    }

    private static Instant created(String text) {
        try {
            return Timestamps.parse(text);
        } catch (IllegalArgumentException fault) {
            throw RequestFailure.badRequest("the time in the notification: " + fault.getMessage());
        }
    }
}
