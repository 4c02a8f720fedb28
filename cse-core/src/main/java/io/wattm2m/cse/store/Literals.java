// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.store.Narrowing.Index;
import io.wattm2m.cse.store.Narrowing.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The texts that a document has to contain where an attribute is to match one of some patterns: what lies between the
 * asterisks, as far as it is written in a document as it is. Pure.
 */
final class Literals {
    private static final int MOST_PATTERNS = 8;
    private static final String AS_WRITTEN = "[\\p{L}\\p{N} .:;+-]+";

    private Literals() {}

    /** The condition on {@code r.document}; empty where nothing can be said. */
    static Optional<Part> part(List<String> patterns) {
        if (patterns.size() > MOST_PATTERNS || patterns.stream().anyMatch(pattern -> longest(pattern).isEmpty())) {
            return Optional.empty();
        }
        Map<String, Object> parameters = new HashMap<>();
        IntStream.range(0, patterns.size())
                .forEach(number -> parameters.put("literal" + number, "%" + longest(patterns.get(number)) + "%"));
        return Optional.of(new Part(Index.NONE, IntStream.range(0, patterns.size())
                .mapToObj(number -> "r.document like :literal" + number).collect(Collectors.joining(" or ", "(", ")")),
                parameters));
    }

    private static String longest(String pattern) {
        return Stream.of(pattern.split("\\*", -1)).filter(piece -> piece.matches(AS_WRITTEN))
                .reduce("", (longer, piece) -> piece.length() > longer.length() ? piece : longer);
    }
}
