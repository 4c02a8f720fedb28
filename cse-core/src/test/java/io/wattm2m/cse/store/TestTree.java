// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.TypeRegistry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Small resource types for the tests of stores, and resources of them. */
final class TestTree {
    static final Instant NOW = Instant.parse("2026-01-05T10:15:00Z");
    static final Attribute<Long> COUNT = new Attribute<>("cni", "currentNrOfInstances", DataTypes.NON_NEGATIVE);
    static final Attribute<String> TEXT = new Attribute<>("con", "content", DataTypes.STRING);
    static final ResourceType ROOM = new TestType(3, "t:room", Set.of(3),
            Set.of(ResourceType.Trait.CREATABLE));
    static final ResourceType BLUE_ROOM = new TestType(3, "t:blue", Set.of(3),
            Set.of(ResourceType.Trait.CREATABLE));
    static final ResourceType NOTE = new TestType(23, "t:note", Set.of(3), Set.of(ResourceType.Trait.CREATABLE));
    static final ResourceType READING = new TestType(4, "t:reading", Set.of(3),
            Set.of(ResourceType.Trait.INSTANCE));
    static final ResourceType METER = new TestType(28, "t:meter", Set.of(3), Set.of(ResourceType.Trait.CREATABLE));
    static final ResourceType SNAPSHOT = new TestType(58, "t:meterInst", Set.of(28),
            Set.of(ResourceType.Trait.INSTANCE));
    static final TypeRegistry TYPES =
            new TypeRegistry(List.of(ROOM, BLUE_ROOM, NOTE, READING, METER, SNAPSHOT));
    static final Resource ROOT = resource(ROOM, "house", "house", "", Map.of());
    private static final AtomicLong NEXT = new AtomicLong();

    private TestTree() {}

    static Resource room(Resource parent, String name) {
        return child(ROOM, parent, name, Map.of());
    }

    /** A resource below another, named. */
    static Resource child(ResourceType type, Resource parent, String name, Map<String, Object> more) {
        return resource(type, parent.path() + "/" + name, newId(), parent.id(), more);
    }

    /** An instance without a name of its own. */
    static Resource reading(Resource parent, String content) {
        String id = newId();
        return resource(READING, parent.path() + "/" + id, id, parent.id(), Map.of("con", content));
    }

    private static String newId() {
        return "r" + Long.toString(System.nanoTime(), 36) + NEXT.incrementAndGet();
    }

    private static Resource resource(ResourceType type, String path, String id, String parentId,
            Map<String, Object> more) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("ty", (long) type.number());
        attributes.put("ri", id);
        attributes.put("rn", path.substring(path.lastIndexOf('/') + 1));
        attributes.put("pi", parentId);
        attributes.put("ct", Timestamps.format(NOW));
        attributes.put("lt", Timestamps.format(NOW));
        attributes.putAll(more);
        return new Resource(type, path, "Cowner", 0, attributes);
    }

    /** A type with all attributes that the tests need. */
    record TestType(int number, String shortName, Set<Integer> parents, Set<Trait> traits) implements ResourceType {
        @Override
        public String longName() {
            return shortName.substring(2);
        }

        @Override
        public AttributeTable attributes() {
            return AttributeTable.of(Common.EXPIRING, row(COUNT, "01", NP, NP, NA), row(TEXT, "01", O, O, NA));
        }
    }
}
