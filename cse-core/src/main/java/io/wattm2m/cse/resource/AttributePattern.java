// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import io.wattm2m.cse.primitive.Wildcard;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a resource has an attribute with a value, or an item of a list, that is as one of some patterns say (TS-0001
 * 8.1.2, attribute). Immutable.
 *
 * @param name the short name
 * @param patterns the values, {@code *} standing for any characters
 */
public record AttributePattern(String name, List<Wildcard> patterns) implements Predicate<Resource> {

    public AttributePattern {
        patterns = List.copyOf(patterns);
    }

    /** The attribute with one of these values. */
    public static AttributePattern of(String name, List<String> values) {
        return new AttributePattern(name, values.stream().map(Wildcard::new).toList());
    }

    @Override
    public boolean test(Resource resource) {
        return texts(resource.attributes().get(name))
                .anyMatch(text -> patterns.stream().anyMatch(pattern -> pattern.matches(text)));
    }

    private static Stream<String> texts(@Nullable Object value) {
        return switch (value) {
            case null -> Stream.empty();
            case List<?> list -> list.stream().flatMap(AttributePattern::texts);
            default -> Stream.of(value.toString());
        };
    }
}
