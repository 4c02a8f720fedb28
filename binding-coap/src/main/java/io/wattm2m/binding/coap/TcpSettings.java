// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.time.Duration;

/**
 * The sections {@code coap-tcp} and {@code coaps-tcp} of the configuration: CoAP over TCP, and over TLS (RFC 8323).
 *
 * @param enabled whether there is a listener
 * @param port the TCP port to listen on; 0 takes a free one
 * @param maxConnections so many connections may be open; further ones are closed at once
 * @param idleTimeout a connection on which nothing happens is closed
 */
public record TcpSettings(boolean enabled, int port, int maxConnections, Duration idleTimeout) {
    public static final TcpSettings DEFAULTS = new TcpSettings(false, 5683, 4096, Duration.ofMinutes(1));
    public static final TcpSettings SECURE_DEFAULTS = new TcpSettings(false, 5684, 4096, Duration.ofMinutes(1));

    public TcpSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not a port (0 to 65535)");
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("max-connections " + maxConnections + " is less than 1");
        }
        if (idleTimeout.toSeconds() < 1) {
            throw new IllegalArgumentException("idle-timeout is shorter than 1 s");
        }
    }
}
