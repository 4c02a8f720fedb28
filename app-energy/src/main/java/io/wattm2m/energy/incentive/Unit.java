// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import java.util.Arrays;
import java.util.Locale;

/** What amounts are counted in; none of them has decimals. */
public enum Unit {
    POINTS, KRW;

    /** The name in documents. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The unit of this name; IllegalArgumentException names those there are. */
    public static Unit named(String label) {
        return Arrays.stream(values()).filter(unit -> unit.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unit '" + label + "' is not points or krw"));
    }
}
