// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The resource types that this CSE supports, by number and by name. Immutable. */
public final class TypeRegistry {
    private final Map<Integer, ResourceType> byNumber = new HashMap<>();
    private final Map<String, ResourceType> byName = new HashMap<>();
    private final Set<String> virtualNames = new HashSet<>();

    /** A registry of these types; IllegalArgumentException where two claim the same name. */
    public TypeRegistry(Collection<ResourceType> types) {
        types.forEach(this::add);
    }

    /** The type with this number; of several specialisations (mgmtObj, flexContainer) any. */
    public Optional<ResourceType> byNumber(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The type whose resources have this root member, e.g. {@code m2m:cnt}. */
    public Optional<ResourceType> byName(String shortName) {
        return Optional.ofNullable(byName.get(shortName));
    }

    /** The names under which any type has virtual children. */
    public Set<String> virtualNames() {
        return virtualNames;
    }

    /** The numbers of all types ({@code supportedResourceType} of the CSEBase), ascending. */
    public Set<Integer> numbers() {
        return new TreeSet<>(byNumber.keySet());
    }

    /** All types, of several specialisations each. */
    public Collection<ResourceType> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    private void add(ResourceType type) {
        byNumber.put(type.number(), type);
        virtualNames.addAll(type.virtualChildren().keySet());
        if (byName.put(type.shortName(), type) != null) {
            throw new IllegalArgumentException("two resource types are called " + type.shortName());
        }
    }
}
