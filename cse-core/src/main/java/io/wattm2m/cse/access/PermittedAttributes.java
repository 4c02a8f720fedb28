// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.access;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The attributes of a resource to which a privilege extends (TS-0001 9.6.2, accessControlAttributes). Immutable.
 *
 * @param all whether it is all of them, whatever {@code names} says
 * @param names the short names of those that it is otherwise
 */
public record PermittedAttributes(boolean all, Set<String> names) {
    /** The privilege is for the resource as a whole. */
    public static final PermittedAttributes ALL = new PermittedAttributes(true, Set.of());
    /** There is no privilege. */
    public static final PermittedAttributes NONE = new PermittedAttributes(false, Set.of());

    public PermittedAttributes {
        names = Set.copyOf(names);
    }

    /** Only the attributes with these short names. */
    static PermittedAttributes only(Stream<String> names) {
        return new PermittedAttributes(false, names.collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether it is none at all. */
    public boolean isNone() {
        return !all && names.isEmpty();
    }

    /** Whether it is all of these attributes. */
    public boolean include(Collection<String> shortNames) {
        return all || !names.isEmpty() && names.containsAll(shortNames);
    }

    /** Those of these attributes to which the privilege extends, in the same order. */
    public Map<String, Object> of(Map<String, Object> attributes) {
        if (all) {
            return attributes;
        }
        Map<String, Object> permitted = new LinkedHashMap<>(attributes);
        permitted.keySet().retainAll(names);
        return permitted;
    }

    /** These and those. */
    PermittedAttributes and(PermittedAttributes others) {
        return all || others.isNone() ? this
                : others.all || isNone() ? others : only(Stream.concat(names.stream(), others.names.stream()));
    }
}
