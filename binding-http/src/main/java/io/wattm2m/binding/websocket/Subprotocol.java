// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.codec.ContentFormat;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The subprotocols that this binding speaks, in order of preference (TS-0020 6.2.2.4). */
enum Subprotocol {
    JSON("oneM2M.json", ContentFormat.JSON, false), XML("oneM2M.xml", ContentFormat.XML, false),
    CBOR("oneM2M.cbor", ContentFormat.CBOR, true);

    private final String token;
    private final ContentFormat format;
    private final boolean binary;

    Subprotocol(String token, ContentFormat format, boolean binary) {
        this.token = token;
        this.format = format;
        this.binary = binary;
    }

    /** The name in the handshake. */
    String token() {
        return token;
    }

    /** Whether its messages are binary ones, not text. */
    boolean isBinary() {
        return binary;
    }

    /** How its messages are written. */
    ContentFormat format() {
        return format;
    }

    /** The names of all, that of this format first: what a client offers who would rather have it. */
    static List<String> tokens(ContentFormat preferred) {
        return Arrays.stream(values()).sorted(Comparator.comparing(protocol -> protocol.format != preferred))
                .map(Subprotocol::token).toList();
    }

    /** The names of all. */
    static List<String> tokens() {
        return Arrays.stream(values()).map(Subprotocol::token).toList();
    }

    /** The one with this name in the handshake. */
    static Optional<Subprotocol> of(String token) {
        return Arrays.stream(values()).filter(protocol -> protocol.token.equals(token)).findFirst();
    }

    /** The first of a client's list that is spoken here. */
    static Optional<Subprotocol> firstOf(List<String> tokens) {
        return tokens.stream().flatMap(token -> of(token).stream()).findFirst();
    }
}
