// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the request identifier in a serialised primitive that cannot be read, so that its sender can be told. Pure.
 */
public final class LostIdentifier {
    private static final int SEARCHED = 65_536;
    private static final Pattern TEXT =
            Pattern.compile("\"rqi\"\\s*:\\s*\"(?<json>[^\"\\\\]{1,256})\"|<rqi>(?<xml>[^<&]{1,256})</rqi>");
    /** The name {@code rqi} and the head of a short text string (RFC 8949 3.1). */
    private static final Pattern CBOR = Pattern.compile("crqi(?:([a-w])|x(.))", Pattern.DOTALL);
    private static final int TEXT_STRING = 0x60;

    private LostIdentifier() {}

    /** The identifier, or an empty text where none can be made out. */
    public static String in(byte[] payload) {
        int searched = Math.min(payload.length, SEARCHED);
        Matcher text = TEXT.matcher(new String(payload, 0, searched, StandardCharsets.UTF_8));
        if (text.find()) {
            return text.group("json") != null ? text.group("json") : text.group("xml");
        }
        Matcher cbor = CBOR.matcher(new String(payload, 0, searched, StandardCharsets.ISO_8859_1));
        if (!cbor.find()) {
            return "";
        }
        int length = cbor.group(1) != null ? cbor.group(1).charAt(0) - TEXT_STRING : cbor.group(2).charAt(0);
        return new String(payload, cbor.end(), Math.min(length, payload.length - cbor.end()), StandardCharsets.UTF_8);
    }
}
