// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A look into documents. Pure. */
public final class Documents {
    private Documents() {}

    /** What is found under these names, one within the other. */
    public static Optional<Object> at(Object document, String... names) {
        Optional<Object> found = Optional.of(document);
        for (String name : names) {
            found = found.filter(Map.class::isInstance).map(Map.class::cast).map(members -> members.get(name));
        }
        return found;
    }

    /** The same where it is a number. */
    public static long number(Object document, String... names) {
        return at(document, names).filter(Number.class::isInstance).map(Number.class::cast).map(Number::longValue)
                .orElse(-1L);
    }

    /** The same where it is a list; empty where it is not there. */
    public static List<?> list(Object document, String... names) {
        return at(document, names).filter(List.class::isInstance).<List<?>>map(List.class::cast).orElse(List.of());
    }
}
