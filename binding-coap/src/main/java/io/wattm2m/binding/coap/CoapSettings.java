// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.spi.DataSize;
import java.time.Duration;

/**
 * The section {@code coap} of the configuration.
 *
 * @param port the UDP port to listen on; 0 takes a free one
 * @param legacyOptions whether the option numbers of Release 1 and 2 are understood as well
 * @param maxBody the largest payload that is accepted, in all its blocks
 * @param maxRequests how many requests are worked on at a time; more are refused with 5.03
 * @param timeout how long a peer has for its answer, retransmissions included
 */
public record CoapSettings(int port, boolean legacyOptions, DataSize maxBody, int maxRequests, Duration timeout) {
    public static final CoapSettings DEFAULTS =
            new CoapSettings(5683, true, new DataSize(2L << 20), 1000, Duration.ofSeconds(30));

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
    }
}
