// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.primitive.RequestFailure;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of one path segment or query value (RFC 3986 2.1). Strict, where the JDK's decoder guesses. */
final class PercentEncoding {
    private PercentEncoding() {}

    /** The text with everything but unreserved characters encoded. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E",
                "~");
    }

    /** Whether these are printable ASCII characters that stand for themselves. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '%' || character <= ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }

    /** The decoded text; BAD_REQUEST where an escape is broken or the octets are not UTF-8. */
    static String decode(String encoded) {
        if (isPlain(encoded)) {
            return encoded;
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream(encoded.length());
        byte[] raw = encoded.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                octets.write(octet(encoded, raw, i));
                i += 2;
            } else {
                octets.write(raw[i]);
            }
        }
        return utf8(encoded, octets.toByteArray());
    }

    private static int octet(String encoded, byte[] raw, int percent) {
        int high = percent + 2 < raw.length ? Character.digit(raw[percent + 1], 16) : -1;
        int low = high < 0 ? -1 : Character.digit(raw[percent + 2], 16);
        if (low < 0) {
            throw RequestFailure.badRequest("'" + encoded + "' has a % that is not followed by two hexadecimal digits");
        }
        return high << 4 | low;
    }

    private static String utf8(String encoded, byte[] octets) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException e) {
            throw RequestFailure.badRequest("'" + encoded + "' is not UTF-8 when decoded");
        }
    }
}
