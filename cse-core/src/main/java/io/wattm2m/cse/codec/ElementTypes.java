// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeRule;
import io.wattm2m.cse.resource.AttributeRule.Multiplicity;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.DataType;
import io.wattm2m.cse.resource.ObjectType;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.TypeRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The data types of elements with a prefix: of resources by their attribute tables, of what else primitives carry by
 * {@link PrimitiveTypes}. Thread-safe.
 */
final class ElementTypes {
    private static final ObjectType UNKNOWN =
            ObjectType.of("an unknown type", Set.of(), List.of());
    private final Map<String, DataType<?>> resources = new ConcurrentHashMap<>();
    private final TypeRegistry types;

    ElementTypes(TypeRegistry types) {
        this.types = types;
    }

    /** The type of the element with this name; of an unknown one an object whose members may be anything. */
    DataType<?> of(String name) {
        DataType<?> known = resources.get(name);
        return known != null ? known : type(name);
    }

    /** Whether it is a resource, which may have others in it, any number of each. */
    boolean isResource(String name) {
        return types.byName(name).isPresent();
    }

    /** Whether anything is known of an element with this name. */
    boolean isKnown(String name) {
        return isResource(name) || PrimitiveTypes.of(name).isPresent();
    }

    private DataType<?> type(String name) {
        Optional<ResourceType> resource = types.byName(name);
        if (resource.isPresent()) {
            return resources.computeIfAbsent(name, key -> type(resource.get()));
        }
        return PrimitiveTypes.of(name).orElse(UNKNOWN);
    }

    private static DataType<?> type(ResourceType type) {
        AttributeTable table = type.attributes();
        Map<String, Attribute<?>> members = table.rules().stream().map(AttributeRule::attribute)
                .collect(Collectors.toMap(Attribute::shortName, attribute -> attribute));
        members.putIfAbsent("ch", PrimitiveTypes.CHILD_RESOURCES);
        Set<String> always = table.rules().stream().filter(rule -> rule.multiplicity() == Multiplicity.ONE)
                .map(rule -> rule.attribute().shortName()).collect(Collectors.toSet());
        return new ObjectType(type.longName(), members, always);
    }
}
