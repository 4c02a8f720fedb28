// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.util.regex.Pattern;

/** How the outlets of a plug are named. */
public final class Outlets {
    /** The plug as a whole, in measurements. */
    public static final String WHOLE = "";
    /** The outlet of a plug that does not tell several apart. */
    public static final String ONLY = "1";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_\\-]{0,31}|");

    private Outlets() {}

    /** The name; IllegalArgumentException where it cannot be one. */
    static String check(String outlet) {
        if (!FORM.matcher(outlet).matches()) {
            throw new IllegalArgumentException("outlet is not 1 to 32 letters, digits or -_, a letter or digit first");
        }
        return outlet;
    }
}
