// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A complex data type of TS-0004 6.3.5: an object with named members, some of them mandatory.
 *
 * @param name for error texts, e.g. {@code "event notification criteria"}
 * @param members the members that may occur
 * @param mandatory the short names of those that must
 */
public record ObjectType(String name, Map<String, Attribute<?>> members, Set<String> mandatory)
    implements DataType<Map<String, Object>> {

    public ObjectType {
        members = Map.copyOf(members);
        mandatory = Set.copyOf(mandatory);
    }

    /** A type with these members; those whose short name is in {@code mandatory} must be present. */
    public static ObjectType of(String name, Set<String> mandatory, List<Attribute<?>> members) {
        return new ObjectType(name, members.stream().collect(Collectors.toMap(Attribute::shortName, member -> member)),
                mandatory);
    }

    @Override
    public Object check(Object value) {
        if (!(value instanceof Map<?, ?> object)) {
            throw new IllegalArgumentException("is not an object (" + name + ")");
        }
        Map<String, Object> checked = new LinkedHashMap<>();
        object.forEach((key, member) -> checked.put((String) key, checkMember((String) key, member)));
        mandatory.stream().filter(key -> !checked.containsKey(key)).sorted().findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("lacks " + key);
        });
        return checked;
    }

    @Override
    @SuppressWarnings("unchecked") // check() has made it
    public Map<String, Object> read(Object checked) {
        return (Map<String, Object>) checked;
    }

    @Override
    public Shape shape() {
        return new Shape.Members(members);
    }

    private Object checkMember(String key, Object member) {
        Attribute<?> known = members.get(key);
        if (known == null) {
            throw new IllegalArgumentException("has the member " + key + ", which is not part of " + name);
        }
        try {
            return known.type().check(member);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a wrong " + key + ": " + e.getMessage(), e);
        }
    }
}
