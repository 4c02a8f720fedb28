// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.primitive.Null;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The members of a JSON object that a plug has sent. Immutable.
 *
 * @param all by their names, in the document model of {@link io.wattm2m.cse.primitive.Content}
 */
record Members(Map<String, Object> all) {
    private static final JsonDocuments JSON = new JsonDocuments();

    /** Those of a payload; IllegalArgumentException where it is no JSON object. */
    static Members of(PlugMessage message) {
        return of(JSON.read(message.payload()), "the payload");
    }

    /** Those of a document; IllegalArgumentException where it is no object. */
    static Members of(Object document, String what) {
        if (!(document instanceof Map<?, ?> object)) {
            throw new IllegalArgumentException(what + " is not a JSON object");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        object.forEach((name, value) -> members.put((String) name, value));
        return new Members(members);
    }

    /** Whether there is such a member that is not null. */
    boolean has(String name) {
        return value(name) != Null.NULL;
    }

    /** Whether it says that there is no such thing. */
    boolean isNull(String name) {
        return all.get(name) == Null.NULL;
    }

    /** The member, NULL where there is none. */
    Object value(String name) {
        return all.getOrDefault(name, Null.NULL);
    }

    /** A number; IllegalArgumentException where it is something else. */
    OptionalDouble number(String name) {
        Object value = value(name);
        return value == Null.NULL ? OptionalDouble.empty() : OptionalDouble.of(number(name, value));
    }

    /** A text; empty where it is none. */
    Optional<String> text(String name) {
        return value(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** An object; empty where it is none. */
    Optional<Members> object(String name) {
        return value(name) instanceof Map<?, ?> object ? Optional.of(of(object, name)) : Optional.empty();
    }

    /** A list; empty where it is none. */
    List<?> list(String name) {
        return value(name) instanceof List<?> list ? list : List.of();
    }

    /** The number that a member is; IllegalArgumentException where it is something else. */
    static double number(String name, Object value) {
        return switch (value) {
            case Long number -> number.doubleValue();
            case Double number -> number;
            case BigInteger number -> number.doubleValue();
            default -> throw new IllegalArgumentException(name + " is not a number");
        };
    }
}
