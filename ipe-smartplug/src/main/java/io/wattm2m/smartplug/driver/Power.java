// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.util.Locale;

/** Whether a plug lets power through. */
public enum Power {
    ON, OFF, UNKNOWN;

    /** As it is written in messages and resources: {@code on}, {@code off}, {@code unknown}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@code on} or {@code off}; anything else is UNKNOWN. */
    public static Power of(Object written) {
        return "on".equals(written) ? ON : "off".equals(written) ? OFF : UNKNOWN;
    }
}
