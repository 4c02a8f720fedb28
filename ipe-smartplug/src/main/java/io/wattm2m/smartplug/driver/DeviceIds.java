// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/** Which identifiers a plug may have: those that can be the name of a oneM2M resource beside the application's own. */
final class DeviceIds {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9\\-._]{0,63}");
    private static final Set<String> TAKEN = Set.of("la", "ol", "fopt", "pcu", "readers", "controllers",
            "keepers", "quarantine", "users");

    private DeviceIds() {}

    /** The identifier; IllegalArgumentException where it cannot be one. */
    static String check(String deviceId) {
        if (!FORM.matcher(deviceId).matches()) {
            throw new IllegalArgumentException(
                    "deviceId is not 1 to 64 letters, digits or -._, a letter or digit first");
        }
        if (TAKEN.contains(deviceId)) {
            throw new IllegalArgumentException("deviceId '" + deviceId + "' is a reserved name");
        }
        return deviceId;
    }

    /** The identifier from a text or a whole number; IllegalArgumentException where it is neither. */
    static String read(Object value) {
        return switch (value) {
            case String text -> check(text);
            case Long number -> check(number.toString());
            case BigInteger number -> check(number.toString());
            default -> throw new IllegalArgumentException("deviceId is neither a text nor a whole number");
        };
    }
}
