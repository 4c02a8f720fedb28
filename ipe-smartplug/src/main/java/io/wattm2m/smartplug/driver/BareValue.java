// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.util.regex.Pattern;

/** A payload that is nothing but a number. */
final class BareValue {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(?:\\.\\d{0,18})?(?:[eE][+-]?\\d{1,3})?");

    private BareValue() {}

    /** The number; IllegalArgumentException where it is none. */
    static double number(String name, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(name + " is not a number");
        }
        return Double.parseDouble(text);
    }
}
