// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes the notifications of new commands, and of switches and firmwares that somebody has written to (TS-0001 9.6.8,
 * TS-0004 7.5.1.2). Thread-safe; answers at once.
 */
final class CommandReceiver implements Receiver {
    private final Consumer<CommandInstance> commands;
    private final Consumer<Map<String, Object>> switches;
    private final Consumer<Map<String, Object>> firmwares;
    private final Consumer<String> endedSubscriptions;

    CommandReceiver(Consumer<CommandInstance> commands, Consumer<Map<String, Object>> switches,
            Consumer<Map<String, Object>> firmwares, Consumer<String> endedSubscriptions) {
        this.commands = commands;
        this.switches = switches;
        this.firmwares = firmwares;
        this.endedSubscriptions = endedSubscriptions;
    }

    @Override
    public ResponsePrimitive receive(RequestPrimitive request) {
        if (request.operation() != Operation.NOTIFY) {
            throw RequestFailure.notAllowed("the application takes notifications only");
        }
        Map<String, Object> notification = request.content().filter(content -> content.name().equals("m2m:sgn"))
                .map(Content::members).orElseThrow(() -> RequestFailure.badRequest("pc is not an m2m:sgn"));
        if (Boolean.TRUE.equals(notification.get("sud"))) {
            String reference = String.valueOf(notification.get("sur"));
            endedSubscriptions.accept(reference.substring(reference.lastIndexOf('/') + 1));
        } else if (!Boolean.TRUE.equals(notification.get("vrq"))) {
            Map<String, Object> told = member(notification, "nev").flatMap(event -> member(event, "rep"))
                    .orElseThrow(() -> RequestFailure.badRequest("the notification tells of no resource"));
            member(told, ModelPart.FIRMWARE).ifPresentOrElse(firmwares, () -> member(told, ModelPart.SWITCH)
                    .ifPresentOrElse(switches, () -> commands.accept(instance(told))));
        }
        return ResponsePrimitive.of(ResponseStatusCode.OK, request);
    }

    private static CommandInstance instance(Map<String, Object> representation) {
        return member(representation, "m2m:cin").map(CommandInstance::of)
                .orElseThrow(() -> RequestFailure.badRequest("the notification tells of no m2m:cin"));
    }

    @SuppressWarnings("unchecked") // the document model has no other maps
    private static Optional<Map<String, Object>> member(Map<String, Object> document, String name) {
        return document.get(name) instanceof Map<?, ?> members ? Optional.of((Map<String, Object>) members)
                : Optional.empty();
    }
}
