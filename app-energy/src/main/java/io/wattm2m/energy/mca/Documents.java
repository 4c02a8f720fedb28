// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads what different CSEs put into the document model. Pure; what is malformed is absent. */
final class Documents {
    private static final JsonDocuments JSON = new JsonDocuments();
    /** From here on a number is milliseconds of the epoch, below it seconds, which would be those of the year 5138. */
    private static final double MILLISECONDS_FROM = 1e11;

    private Documents() {}

    /** The children of this name, whether the result has the parent around them or not. */
    static List<Map<String, Object>> children(Content content, String name) {
        Map<String, Object> root = object(content.value());
        Stream<Map<String, Object>> places = content.name().equals(name) ? Stream.of(Map.of(name, content.value()))
                : Stream.concat(Stream.of(root), root.values().stream().map(Documents::object));
        return places.flatMap(place -> items(place.getOrDefault(name, List.of()))).map(Documents::object).toList();
    }

    /** An object, or an object in a text of JSON; otherwise empty. */
    @SuppressWarnings("unchecked") // the document model has no other maps
    static Map<String, Object> object(Object value) {
        if (value instanceof Map<?, ?> members) {
            return (Map<String, Object>) members;
        }
        return value instanceof String text && text.stripLeading().startsWith("{") ? parsed(text) : Map.of();
    }

    static Optional<String> text(Map<String, Object> members, String name) {
        return Optional.ofNullable(members.get(name)).filter(String.class::isInstance).map(String.class::cast);
    }

    /** A finite number, which may stand in a text. */
    static OptionalDouble number(Map<String, Object> members, String name) {
        Object value = members.get(name);
        try {
            double number = value instanceof Number known ? known.doubleValue()
                    : value instanceof String text ? Double.parseDouble(text) : Double.NaN;
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** A moment as seconds or milliseconds of the epoch, or as ISO 8601. */
    static Optional<Instant> moment(Map<String, Object> members, String name) {
        OptionalDouble number = number(members, name);
        if (number.isPresent()) {
            double seconds = number.getAsDouble() >= MILLISECONDS_FROM ? number.getAsDouble() / 1000
                    : number.getAsDouble();
            return Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1000)));
        }
        return text(members, name).flatMap(Documents::isoTime);
    }

    /** The creation time of a resource. */
    static Optional<Instant> creationTime(Map<String, Object> members) {
        return text(members, "ct").flatMap(Documents::timestamp);
    }

    private static Optional<Instant> timestamp(String text) {
        try {
            return Optional.of(Timestamps.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> isoTime(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> parsed(String text) {
        try {
            Object document = JSON.read(text.getBytes(StandardCharsets.UTF_8));
            return document instanceof Map<?, ?> ? object(document) : Map.of();
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }

    private static Stream<?> items(Object value) {
        return value instanceof List<?> list ? list.stream() : Stream.of(value);
    }
}
