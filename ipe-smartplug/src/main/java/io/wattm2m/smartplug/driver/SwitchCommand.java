// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.util.Arrays;
import java.util.Locale;

/** What a plug can be told to do. */
public enum SwitchCommand {
    ON, OFF, TOGGLE;

    /** As it is written in messages and resources: {@code on}, {@code off}, {@code toggle}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the written form; IllegalArgumentException where it is none. */
    public static SwitchCommand of(Object written) {
        return Arrays.stream(values()).filter(command -> command.written().equals(written)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("power is not on, off or toggle"));
    }

    /** Whether a plug in this state has done what it was told; after TOGGLE any state will do. */
    public boolean isMetBy(Power power) {
        return this == TOGGLE || written().equals(power.written());
    }
}
