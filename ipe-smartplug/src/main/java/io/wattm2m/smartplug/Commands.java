// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.smartplug.PlugResources.Owner;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings commands into the lanes of their plugs. Thread-safe. */
final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private final PlugResources resources;
    private final Plugs plugs;
    private final Lanes lanes;
    private final Switching switching;
    private final Updates updates;
    private final ConcurrentHashMap<String, Plug> byContainer = new ConcurrentHashMap<>();

    Commands(PlugResources resources, Plugs plugs, Lanes lanes, Switching switching,
            Updates updates) {
        this.resources = resources;
        this.plugs = plugs;
        this.lanes = lanes;
        this.switching = switching;
        this.updates = updates;
    }

    /** Somebody has written a command. */
    void arrived(CommandInstance command) {
        lanes.submit("commands in " + command.container(),
                () -> owner(command.container(), () -> resources.ownerOf(command.container())).ifPresent(
                        plug -> submit(plug, command, switching::command)));
    }

    /** A switch was written to: a command, unless it was the application itself that showed the relay's state. */
    void written(Map<String, Object> attributes) {
        CommandInstance command = CommandInstance.ofSwitch(attributes);
        String deviceId = Labels.of(attributes).get("device").orElse("");
        boolean isOwn = plugs.find(deviceId)
                .filter(plug -> plug.showcase().isOwnWrite(String.valueOf(attributes.get("dgt")))).isPresent();
        if (!isOwn) {
            lanes.submit("commands in " + command.container(),
                    () -> owner(command.container(), () -> resources.owner(deviceId))
                            .ifPresent(plug -> submit(plug, command, switching::written)));
        }
    }

    /** A firmware was written to: an order to update it where {@code ud} is true, which we ourselves never write. */
    void firmwareWritten(Map<String, Object> attributes) {
        if (Boolean.TRUE.equals(attributes.get("ud"))) {
            String deviceId = Labels.of(attributes).get("device").orElse("");
            String url = String.valueOf(attributes.get("url"));
            lanes.submit("commands for " + deviceId, () -> owner("told " + deviceId, () -> resources.owner(deviceId))
                    .ifPresent(plug -> lanes.submit(plug.stateLane(), () -> updates.order(plug, url))));
        }
    }

    /** Somebody has told a plug by another way than the CSE. */
    void told(String deviceId, Order order, Instant now) {
        CommandInstance command = new CommandInstance(UUID.randomUUID().toString(), deviceId, now, Optional.of(order),
                Optional.empty());
        lanes.submit("commands for " + deviceId, () -> owner("told " + deviceId, () -> resources.owner(deviceId))
                .ifPresent(plug -> submit(plug, command, switching::command)));
    }

    /** The subscription to the commands of a plug is no more: whether the plug is neither, and has to be forgotten. */
    boolean isGone(Plug plug) {
        try {
            resources.labels(plug.deviceId());
            return false;
        } catch (RequestFailure failure) {
            return failure.status() == ResponseStatusCode.NOT_FOUND;
        }
    }

    private void submit(Plug plug, CommandInstance command, BiConsumer<Plug, CommandInstance> task) {
        lanes.submit(plug.stateLane(), () -> carryOut(plug, command, task));
    }

    private Optional<Plug> owner(String container, Supplier<Owner> search) {
        Optional<Plug> plug = Optional.ofNullable(byContainer.get(container));
        if (plug.isPresent()) {
            return plug;
        }
        try {
            Owner owner = search.get();
            Optional<Plug> admitted = plugs.admit(owner.deviceId(), owner.dialect());
            admitted.ifPresent(known -> byContainer.put(container, known));
            return admitted;
        } catch (RequestFailure failure) {
            LOG.warn("a command in {} is for no plug: {}", container, failure.text());
            return Optional.empty();
        }
    }

    private void carryOut(Plug plug, CommandInstance command, BiConsumer<Plug, CommandInstance> task) {
        try {
            task.accept(plug, command);
        } catch (IllegalArgumentException impossible) {
            LOG.warn("a command for {} makes no sense: {}", plug.deviceId(), impossible.getMessage());
        } catch (RequestFailure failure) {
            if (failure.status() == ResponseStatusCode.NOT_FOUND) {
                plug.forgetResources();
            }
            LOG.warn("the CSE refuses the state of {}: {}", plug.deviceId(), failure.text());
        }
    }
}
