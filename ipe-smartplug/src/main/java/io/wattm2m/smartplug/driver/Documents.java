// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.util.List;
import java.util.Map;

/** Which documents can be kept by any store and told in any serialisation. */
final class Documents {
    private Documents() {}

    /** IllegalArgumentException where a number is not finite, or a text has half a character or a NUL. */
    static void check(String name, Object value) {
        switch (value) {
            case Map<?, ?> object -> object.forEach((member, inner) -> {
                check("a name in " + name, member);
                check("a member of " + name, inner);
            });
            case List<?> list -> list.forEach(item -> check(name, item));
            case String text -> checkText(name, text);
            case Double number -> {
                if (!Double.isFinite(number)) {
                    throw new IllegalArgumentException(name + " is not a finite number");
                }
            }
            default -> {
                // whole numbers, true, false and null can always be kept
            }
        }
    }

    private static void checkText(String name, String text) {
        boolean broken = text.codePoints().anyMatch(character -> character == 0
                || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
        if (broken) {
            throw new IllegalArgumentException(name + " is not a text of whole characters");
        }
    }
}
