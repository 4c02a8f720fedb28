// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.access.Access;
import io.wattm2m.cse.access.PermittedAttributes;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.ResourceType.Trait;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.type.AeType;
import io.wattm2m.cse.type.RemoteCseType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an originator may do to a resource, here and now (TS-0001 V4 8.1.2, result content "permissions"), written as
 * the access control rules that would grant it, and nothing else, to this originator: what may be done to the resource
 * as a whole in one, what may be done to some attributes, or created of some types only, in others. Thread-safe.
 */
final class Permissions {
    private static final int CREATE = Operation.CREATE.privilege();
    /** Those who register are not judged by privileges. */
    private static final Set<Integer> REGISTRATIONS = Set.of(AeType.NUMBER, RemoteCseType.NUMBER);
    private final Guard guard;
    private final TypeRegistry types;

    Permissions(Guard guard, TypeRegistry types) {
        this.guard = guard;
        this.types = types;
    }

    /** The rules, as {@code pv} of a policy has them. */
    Content of(RequestPrimitive request, Resource target) {
        Map<PermittedAttributes, Long> operations = new LinkedHashMap<>();
        operations.put(PermittedAttributes.ALL, 0L);
        for (int privilege : privileges(target.type())) {
            operations.merge(guard.permitted(request, privilege, target, OptionalInt.empty()), (long) privilege,
                    Long::sum);
        }
        Map<PermittedAttributes, List<Long>> children = children(request, target);
        if (children.size() == 1 && children.containsKey(PermittedAttributes.ALL)) {
            children.clear();
            operations.merge(PermittedAttributes.ALL, (long) CREATE, Long::sum);
        }
        List<Map<String, Object>> rules = new ArrayList<>();
        operations.forEach((attributes, sum) -> add(rules, request, attributes, sum, List.of()));
        children.forEach((attributes, numbers) -> add(rules, request, attributes, CREATE, numbers));
        return new Content("m2m:pv", Map.of("acr", List.copyOf(rules)));
    }

    /** What can be done with resources of this type at all, besides creating children. */
    private static List<Integer> privileges(ResourceType type) {
        List<Integer> privileges = new ArrayList<>(List.of(Operation.RETRIEVE.privilege()));
        if (type.has(Trait.UPDATABLE)) {
            privileges.add(Operation.UPDATE.privilege());
        }
        if (type.has(Trait.DELETABLE)) {
            privileges.add(Operation.DELETE.privilege());
        }
        privileges.add(Operation.NOTIFY.privilege());
        privileges.add(Access.DISCOVERY);
        return privileges;
    }

    /** The types that can be created below it, by the attributes that they may be created with. */
    private Map<PermittedAttributes, List<Long>> children(RequestPrimitive request, Resource target) {
        Map<Long, PermittedAttributes> byType = new TreeMap<>();
        types.all().stream().filter(type -> type.has(Trait.CREATABLE) && !REGISTRATIONS.contains(type.number())
                && type.parents().contains(target.type().number()))
                .forEach(type -> byType.computeIfAbsent((long) type.number(),
                        number -> guard.permitted(request, CREATE, target, OptionalInt.of(type.number()))));
        Map<PermittedAttributes, List<Long>> children = new LinkedHashMap<>();
        byType.forEach((number, attributes) -> children.computeIfAbsent(attributes, key -> new ArrayList<>())
                .add(number));
        return children;
    }

    private static void add(List<Map<String, Object>> rules, RequestPrimitive request, PermittedAttributes attributes,
            long operations, List<Long> childTypes) {
        if (attributes.isNone() || operations == 0) {
            return;
        }
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("acor", List.of(request.originator()));
        rule.put("acop", operations);
        if (!childTypes.isEmpty()) {
            rule.put("acod", List.of(Map.of("chty", List.copyOf(childTypes))));
        }
        if (!attributes.all()) {
            rule.put("aca", attributes.names().stream().sorted().toList());
        }
        rules.add(rule);
    }
}
