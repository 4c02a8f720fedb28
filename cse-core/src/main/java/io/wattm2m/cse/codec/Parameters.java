// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import io.wattm2m.cse.primitive.RequestFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The parameters of one primitive or of its filter criteria, taken out one by one; what is left at the end nobody knew.
 * Numbers and booleans may be written as text, as they are in headers and query strings.
 */
final class Parameters {
    private final Map<String, Object> left;

    Parameters(Map<String, Object> all) {
        left = new LinkedHashMap<>(all);
    }

    /** What has not been taken. */
    Map<String, Object> left() {
        return left;
    }

    Optional<Object> take(String name) {
        return Optional.ofNullable(left.remove(name));
    }

    Optional<String> text(String name) {
        return take(name).map(value -> text(name, value));
    }

    OptionalInt integer(String name) {
        Optional<Integer> number = take(name).map(value -> integer(name, value));
        return number.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    @SuppressWarnings("unchecked") // the document model has no other maps
    Optional<Map<String, Object>> object(String name) {
        return take(name).map(value -> {
            if (value instanceof Map<?, ?> object) {
                return (Map<String, Object>) object;
            }
            throw RequestFailure.badRequest(name + " is not an object");
        });
    }

    /** A list; a single value counts as a list of one. */
    static List<String> texts(String name, Object value) {
        List<?> items = value instanceof List<?> list ? list : List.of(value);
        return items.stream().map(item -> text(name, item)).toList();
    }

    static String text(String name, Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            default -> throw RequestFailure.badRequest(name + " is not a text");
        };
    }

    static int integer(String name, Object value) {
        try {
            return value instanceof Long number ? Math.toIntExact(number) : Integer.parseInt(text(name, value).strip());
        } catch (NumberFormatException | ArithmeticException e) {
            throw RequestFailure.badRequest(name + " '" + shortened(value) + "' is not a whole number");
        }
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
