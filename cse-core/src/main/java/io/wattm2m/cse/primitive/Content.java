// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * The content of a primitive: one root member, such as {@code m2m:cnt} with its attributes or {@code m2m:uril} with a
 * list (TS-0004 6.4.3).
 *
 * <p>The value is in the neutral document model that all serialisations share: {@code Map<String, Object>} in member
 * order, {@code List<Object>}, {@link String}, {@link Long} (or {@link java.math.BigInteger}), {@link Double},
 * {@link Boolean} and {@link Null#NULL}. Documents are not changed once they are in a content.
 *
 * @param name the root member with its prefix, e.g. {@code m2m:cin}
 * @param value the document below it
 */
public record Content(String name, Object value) {

    public Content {
        requireNonNull(name, "name is null");
        requireNonNull(value, "value is null");
    }

    /** The members of the root; BAD_REQUEST where the root is not an object. */
    @SuppressWarnings("unchecked") // the document model has no other maps
    public Map<String, Object> members() {
        if (value instanceof Map<?, ?> members) {
            return (Map<String, Object>) members;
        }
        throw RequestFailure.badRequest(name + " is not an object");
    }
}
