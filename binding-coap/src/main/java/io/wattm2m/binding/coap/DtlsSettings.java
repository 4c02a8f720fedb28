// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.util.HexFormat;

/**
 * The section {@code coaps} of the configuration: CoAP over DTLS.
 *
 * @param enabled whether there is a listener
 * @param port the UDP port to listen on; 0 takes a free one
 * @param maxSessions so many sessions are kept, in and out each; a further one takes the place of a silent one
 * @param identity what we call ourselves to others who share a key with us, empty for none
 * @param key that key in hexadecimal digits, 16 bytes at the least
 */
public record DtlsSettings(boolean enabled, int port, int maxSessions, String identity, String key) {
    public static final DtlsSettings DEFAULTS = new DtlsSettings(false, 5684, 10_000, "", "");
    private static final int SHORTEST = 16;

    public DtlsSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("coaps.port " + port + " is not a port (0 to 65535)");
        }
        if (maxSessions < 1 || maxSessions > 1_000_000) {
            throw new IllegalArgumentException("coaps.max-sessions " + maxSessions + " is not between 1 and 1000000");
        }
        if (identity.isEmpty() != key.isEmpty()) {
            throw new IllegalArgumentException("coaps.identity and coaps.key go together");
        }
        if (!key.isEmpty() && !key.matches("([0-9a-fA-F]{2}){" + SHORTEST + ",64}")) {
            throw new IllegalArgumentException("coaps.key is not of 16 to 64 bytes in hexadecimal digits");
        }
    }

    /** Whether we have a key for others. */
    boolean hasKey() {
        return !key.isEmpty();
    }

    byte[] keyBytes() {
        return HexFormat.of().parseHex(key);
    }

    @Override
    public String toString() {
        return "DtlsSettings[" + port + "]";
    }
}
