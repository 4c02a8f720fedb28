// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.primitive.Null;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A resource: its type, its attributes in the document model, and what the CSE keeps beside them. Immutable;
 * {@code with…} makes changed copies.
 *
 * @param type the resource type
 * @param path the structured CSE-relative address from the CSEBase on, e.g. {@code cse-in/meter/power}
 * @param originator who created it: the owner under the default access rule, shown as {@code cr} only when asked for
 * @param sequence the position among the instances of its parent, counted by the store; 0 where it is no instance
 * @param attributes the attributes by short name, checked, in the document model
 */
public record Resource(ResourceType type, String path, String originator, long sequence,
        Map<String, Object> attributes) {

    public Resource {
        requireNonNull(type, "type is null");
        requireNonNull(path, "path is null");
        requireNonNull(originator, "originator is null");
        attributes = CompactMap.copyOf(requireNonNull(attributes, "attributes is null"));
    }

    /** {@code ri}, the unstructured CSE-relative address. */
    public String id() {
        return text("ri");
    }

    /** {@code pi}, empty at the CSEBase. */
    public String parentId() {
        return text("pi");
    }

    /** {@code rn}. */
    public String name() {
        return text("rn");
    }

    private String text(String universal) {
        return (String) requireNonNull(attributes.get(universal), () -> path + " has no " + universal);
    }

    /** Whether it is of this type. */
    public boolean is(int typeNumber) {
        return type.number() == typeNumber;
    }

    /** The value of an attribute, empty where the resource does not have it. */
    public <T> Optional<T> get(Attribute<T> attribute) {
        return Optional.ofNullable(attributes.get(attribute.shortName())).map(attribute.type()::read);
    }

    /** The value of an attribute that the table makes mandatory. */
    public <T> T require(Attribute<T> attribute) {
        return get(attribute).orElseThrow(() -> new IllegalStateException(path + " has no " + attribute.longName()));
    }

    /** A copy with this attribute set. */
    public <T> Resource with(Attribute<T> attribute, T value) {
        return withAll(Map.of(attribute.shortName(), attribute.type().write(value)));
    }

    /** A copy without this attribute. */
    public Resource without(Attribute<?> attribute) {
        return withAll(Map.of(attribute.shortName(), Null.NULL));
    }

    /** A copy with these attributes set; those that are {@link Null#NULL} are removed. */
    public Resource withAll(Map<String, Object> changes) {
        Map<String, Object> changed = new LinkedHashMap<>(attributes);
        changes.forEach((name, value) -> {
            if (value == Null.NULL) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
        });
        return new Resource(type, path, originator, sequence, changed);
    }

    /** A copy at another place of the tree. */
    public Resource withPath(String newPath) {
        return new Resource(type, newPath, originator, sequence, attributes);
    }

    /** A copy with the position that the store has given it. */
    public Resource withSequence(long newSequence) {
        return new Resource(type, path, originator, newSequence, attributes);
    }

    /** A copy that belongs to another originator. */
    public Resource withOriginator(String newOriginator) {
        return new Resource(type, path, newOriginator, sequence, attributes);
    }
}
