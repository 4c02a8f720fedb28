// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.cse.primitive.Null;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as Jackson reads it, in the document model of primitives. Pure. */
final class Documents {
    private Documents() {}

    /** The same, with long numbers and without null. */
    static Object neutral(@Nullable Object value) {
        return switch (value) {
            case null -> Null.NULL;
            case Integer number -> number.longValue();
            case Map<?, ?> members -> {
                Map<String, Object> all = new LinkedHashMap<>();
                members.forEach((name, member) -> all.put(String.valueOf(name), neutral(member)));
                yield all;
            }
            case List<?> elements -> {
                List<Object> all = new ArrayList<>();
                elements.forEach(element -> all.add(neutral(element)));
                yield all;
            }
            default -> value;
        };
    }
}
