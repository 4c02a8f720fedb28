// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Names that people have chosen, such as {@code living room/lamp}, as names of resources and back: what such a name
 * cannot have becomes a dot and two hexadecimal digits for each byte of its UTF-8.
 */
final class FriendlyNames {
    /** Stands before a name that would begin with a dot. */
    private static final String BEGINNING = "x";

    private FriendlyNames() {}

    /** The identifier of this name; IllegalArgumentException where it would be too long. */
    static String deviceId(String name) {
        StringBuilder written = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            if (isPlain(character, written.isEmpty())) {
                written.append(character);
            } else {
                written.append(escaped(octet));
            }
        }
        String encoded = written.toString();
        boolean ambiguous = encoded.startsWith(BEGINNING + ".");
        return DeviceIds.check(ambiguous ? BEGINNING + escaped((byte) 'x') + encoded.substring(1)
                : encoded.startsWith(".") ? BEGINNING + encoded : encoded);
    }

    /** The name that has this identifier. */
    static String name(String deviceId) {
        String encoded = deviceId.startsWith(BEGINNING + ".") ? deviceId.substring(1) : deviceId;
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) == '.' && i + 2 < encoded.length()) {
                name.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                name.write(encoded.charAt(i));
            }
        }
        return name.toString(StandardCharsets.UTF_8);
    }

    private static String escaped(byte octet) {
        return String.format(Locale.ROOT, ".%02X", octet & 0xFF);
    }

    private static boolean isPlain(char character, boolean first) {
        boolean letterOrDigit = character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9';
        return letterOrDigit || !first && (character == '_' || character == '-');
    }
}
