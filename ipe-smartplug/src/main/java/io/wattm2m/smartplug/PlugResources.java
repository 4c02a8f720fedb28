// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Timestamps;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The resources of plugs: made on first sight, found again after a restart. Thread-safe; the calls block. */
final class PlugResources {
    private static final int CONTAINER = 3;
    private static final int INSTANCE = 4;
    private static final int SUBSCRIPTION = 23;
    private static final long DIRECT_CHILD_CREATED = 3;
    private static final long COMMANDS_KEPT = 100;
    private static final long STATES_KEPT = 1000;
    private static final String DIALECT = "dialect:";

    private final Requests requests;
    private final Addresses addresses;
    private final SmartPlugSettings settings;
    private final String notificationTarget;

    PlugResources(Requests requests, Addresses addresses, SmartPlugSettings settings, String notificationTarget) {
        this.requests = requests;
        this.addresses = addresses;
        this.settings = settings;
        this.notificationTarget = notificationTarget;
    }

    /** Makes what is missing of a plug's resources; RequestFailure where the CSE refuses. */
    Prepared prepare(String deviceId, String dialect) {
        List<String> labels = List.of("device:" + deviceId, DIALECT + dialect);
        boolean isNew = container(addresses.ae(), deviceId, addresses.users(), Map.of("lbl", labels));
        if (!isNew) {
            label(deviceId, labels);
        }
        String plug = addresses.plug(deviceId);
        Map<String, Object> limits =
                Map.of("mni", settings.telemetryInstances(), "mia", settings.telemetryAge().toSeconds());
        if (!container(plug, Addresses.TELEMETRY, addresses.readers(), limits)) {
            requests.update(addresses.telemetry(deviceId), new Content("m2m:cnt", limits));
        }
        container(plug, Addresses.STATE, addresses.readers(), Map.of("mni", STATES_KEPT));
        container(plug, Addresses.COMMAND, addresses.controllers(), Map.of("mni", COMMANDS_KEPT));
        requests.ensure(addresses.command(deviceId), SUBSCRIPTION, new Content("m2m:sub", Map.of("rn",
                Addresses.COMMANDS, "nu", List.of(notificationTarget), "su", notificationTarget, "nct", 1L, "enc",
                Map.of("net", List.of(DIRECT_CHILD_CREATED)))));
        return new Prepared(text(requests.retrieve(addresses.command(deviceId) + "/" + Addresses.COMMANDS), "ri"),
                isNew);
    }

    /** Adds a label to a plug, unless it has one of this name; RequestFailure where the CSE refuses. */
    void addLabel(String deviceId, String label) {
        label(deviceId, List.of(label));
    }

    /** What people have written stays; what they have left out comes back. */
    private void label(String deviceId, List<String> labels) {
        Labels there = labels(deviceId);
        Labels all = there.orElse(labels);
        if (!all.equals(there)) {
            requests.update(addresses.plug(deviceId), new Content("m2m:cnt", Map.of("lbl", all.all())));
        }
    }

    /** Adds an instance to a container; RequestFailure where the CSE refuses. */
    void add(String container, Content instance) {
        requests.create(container, INSTANCE, instance);
    }

    /** The latest instance in a container, empty if there is none; RequestFailure where the CSE refuses. */
    Optional<Latest> latest(Function<Addresses, String> container) {
        try {
            Map<String, Object> instance = requests.retrieve(container.apply(addresses) + "/la").members();
            return Optional.of(new Latest(members(instance.getOrDefault("con", "")), created(instance)));
        } catch (RequestFailure failure) {
            if (failure.status() == ResponseStatusCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** What people have said of a plug, among other labels; RequestFailure where the CSE refuses. */
    Labels labels(String deviceId) {
        return Labels.of(requests.retrieve(addresses.plug(deviceId)).members());
    }

    /** The names of the plugs of a dialect that have resources from an earlier time. */
    List<String> known(String dialect) {
        FilterCriteria criteria = new FilterCriteria(Usage.DISCOVERY, Join.AND,
                List.of(new Condition(Tag.RESOURCE_TYPE, "ty", List.of("3")),
                        new Condition(Tag.LABELS, "lbl", List.of(DIALECT + dialect))),
                Page.ALL, Optional.empty());
        RequestPrimitive discovery = RequestPrimitive.retrieve(requests.originator(), addresses.ae());
        Content found = requests.content(discovery.withOptions(discovery.options().with(criteria)));
        return found.value() instanceof List<?> list ? list.stream().map(PlugResources::name).toList() : List.of();
    }

    /** The plug to whose commands a container belongs, by the container's resource identifier. */
    Owner ownerOf(String commandContainer) {
        Map<String, Object> container = requests.retrieve(commandContainer).members();
        Map<String, Object> plug = requests.retrieve(String.valueOf(container.get("pi"))).members();
        Optional<String> dialect = Labels.of(plug).get("dialect");
        if (!Addresses.COMMAND.equals(container.get("rn")) || dialect.isEmpty()) {
            throw RequestFailure.badRequest(commandContainer + " is no container of a plug's commands");
        }
        return new Owner(String.valueOf(plug.get("rn")), dialect.get());
    }

    /** The plug of this name; RequestFailure where there is none. */
    Owner owner(String deviceId) {
        String dialect = labels(deviceId).get("dialect")
                .orElseThrow(() -> RequestFailure.badRequest(deviceId + " is no plug"));
        return new Owner(deviceId, dialect);
    }

    private boolean container(String parent, String name, String policy, Map<String, Object> more) {
        Map<String, Object> attributes = new LinkedHashMap<>(more);
        attributes.put("rn", name);
        attributes.put("acpi", List.of(policy));
        return requests.ensure(parent, CONTAINER, new Content("m2m:cnt", attributes));
    }

    private static String text(Content content, String attribute) {
        return String.valueOf(content.members().getOrDefault(attribute, ""));
    }

    private static String name(Object address) {
        String text = address.toString();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private static Instant created(Map<String, Object> instance) {
        try {
            return Timestamps.parse(String.valueOf(instance.get("ct")));
        } catch (IllegalArgumentException notTold) {
            return Instant.EPOCH;
        }
    }

    @SuppressWarnings("unchecked") // the document model has no other maps
    private static Map<String, Object> members(Object content) {
        return content instanceof Map<?, ?> members ? (Map<String, Object>) members : Map.of();
    }

    /** The resource identifier of the subscription to a plug's commands, and whether the plug was never seen before. */
    record Prepared(String subscription, boolean isNew) {}

    /** The content of an instance, empty where it is no object, and when it was created. */
    record Latest(Map<String, Object> content, Instant created) {}

    /** A plug by its name and dialect. */
    record Owner(String deviceId, String dialect) {}
}
