// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.net.URI;
import java.util.Optional;

/**
 * Where a broker listens. Immutable.
 *
 * @param host name or address; one of IPv6 is in brackets
 * @param port never 0
 */
record BrokerAddress(String host, int port) {
    private static final int STANDARD_PORT = 1883;

    /** The broker of a URI such as {@code mqtt://host:1883/…}; IllegalArgumentException where it names no host. */
    static BrokerAddress of(URI uri) {
        String host = Optional.ofNullable(uri.getHost())
                .orElseThrow(() -> new IllegalArgumentException(uri + " names no host"));
        return new BrokerAddress(host, uri.getPort() < 1 ? STANDARD_PORT : uri.getPort());
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
