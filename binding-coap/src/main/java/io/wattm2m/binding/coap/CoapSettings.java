// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.spi.DataSize;
import java.time.Duration;

/**
 * The section {@code coap} of the configuration.
 *
 * @param enabled whether there is a listener for CoAP in clear text
 * @param port the UDP port to listen on; 0 takes a free one
 * @param legacyOptions whether the option numbers of Release 1 and 2 are understood as well
 * @param maxBody the largest payload that is accepted, in all its blocks
 * @param maxRequests how many requests are worked on at a time; more are refused with 5.03
 * @param timeout how long a peer has for its answer, retransmissions included
 * @param openBlock the largest block in clear text beyond loopback, where a request may be from somebody who has forged
 *        its sender: 16 to 1024 bytes, a power of two
 * @param maxExchanges so many requests are remembered, for four minutes at the most, to know those that come again
 */
public record CoapSettings(boolean enabled, int port, boolean legacyOptions, DataSize maxBody, int maxRequests,
        Duration timeout, int openBlock, int maxExchanges) {
    /** The largest payload in one message (RFC 7959 2.2). */
    static final int LARGEST_BLOCK = 1024;
    /** What is kept of an exchange, and room for others. */
    private static final int EXCHANGE_BYTES = 16_384;
    private static final int MOST_EXCHANGES = 50_000;
    public static final CoapSettings DEFAULTS =
            new CoapSettings(true, 5683, true, new DataSize(2L << 20), 1000, Duration.ofSeconds(30), 64,
                    Math.clamp(Runtime.getRuntime().maxMemory() / EXCHANGE_BYTES, 1_000, MOST_EXCHANGES));

    public CoapSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("coap.port " + port + " is not a port (0 to 65535)");
        }
        if (maxBody.bytes() < 16 || maxBody.bytes() > 64 << 20) {
            throw new IllegalArgumentException("coap.max-body " + maxBody + " is not between 16 B and 64 MiB");
        }
        if (maxRequests < 1) {
            throw new IllegalArgumentException("coap.max-requests " + maxRequests + " is less than 1");
        }
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("coap.timeout is not longer than 0");
        }
        if (openBlock < 16 || openBlock > LARGEST_BLOCK || Integer.bitCount(openBlock) != 1) {
            throw new IllegalArgumentException("coap.open-block " + openBlock + " is not a power of two, 16 to 1024");
        }
        if (maxExchanges < 1) {
            throw new IllegalArgumentException("coap.max-exchanges " + maxExchanges + " is less than 1");
        }
    }
}
