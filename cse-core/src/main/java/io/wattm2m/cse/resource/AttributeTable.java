// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import io.wattm2m.cse.resource.AttributeRule.Announced;
import io.wattm2m.cse.resource.AttributeRule.Multiplicity;
import io.wattm2m.cse.resource.AttributeRule.Presence;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.stream.Stream;

/** The attributes of a resource type in the order of TS-0004, which is the order they are written in. Immutable. */
public final class AttributeTable {
    private final LinkedHashMap<String, AttributeRule> rows = new LinkedHashMap<>();

    private AttributeTable(Collection<AttributeRule> rules) {
        rules.forEach(rule -> rows.put(rule.attribute().shortName(), rule));
    }

    /** A table of the shared rows, then the type's own; a later row for the same attribute replaces an earlier one. */
    public static AttributeTable of(List<AttributeRule> shared, AttributeRule... own) {
        return new AttributeTable(Stream.concat(shared.stream(), Stream.of(own)).toList());
    }

    /** One row; {@code multiplicity} is {@code "1"} or {@code "01"} as in the standard's tables. */
    public static AttributeRule row(Attribute<?> attribute, String multiplicity, Presence create, Presence update,
            Announced announced) {
        Multiplicity times = multiplicity.equals("1") ? Multiplicity.ONE : Multiplicity.OPTIONAL;
        return new AttributeRule(attribute, times, create, update, announced);
    }

    /** The row of this short name, empty where the type has no such attribute. */
    public Optional<AttributeRule> rule(String shortName) {
        return Optional.ofNullable(rows.get(shortName));
    }

    /** Whether the type has this attribute. */
    public boolean has(Attribute<?> attribute) {
        return rows.containsKey(attribute.shortName());
    }

    /** The rows in order. */
    public SequencedCollection<AttributeRule> rules() {
        return java.util.Collections.unmodifiableSequencedCollection(rows.sequencedValues());
    }

    /** These attributes in the table's order. */
    public Map<String, Object> ordered(Map<String, Object> attributes) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (String name : rows.keySet()) {
            Object value = attributes.get(name);
            if (value != null) {
                ordered.put(name, value);
            }
        }
        return ordered;
    }
}
