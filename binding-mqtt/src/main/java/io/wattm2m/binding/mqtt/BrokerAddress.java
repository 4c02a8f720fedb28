// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.net.URI;
import java.util.Optional;

/**
 * Where a broker listens. Immutable.
 *
 * @param host name or address; one of IPv6 is in brackets
 * @param port never 0
 * @param secure whether with TLS
 */
record BrokerAddress(String host, int port, boolean secure) {
    private static final int STANDARD_PORT = 1883;
    private static final int SECURE_PORT = 8883;

    /** A broker without TLS. */
    BrokerAddress(String host, int port) {
        this(host, port, false);
    }

    /**
     * The broker of a URI such as {@code mqtt://host:1883/…}, with TLS where it begins {@code mqtts};
     * IllegalArgumentException where it names no host.
     */
    static BrokerAddress of(URI uri) {
        String host = Optional.ofNullable(uri.getHost())
                .orElseThrow(() -> new IllegalArgumentException(uri + " names no host"));
        boolean secure = "mqtts".equals(uri.getScheme());
        int standard = secure ? SECURE_PORT : STANDARD_PORT;
        return new BrokerAddress(host, uri.getPort() < 1 ? standard : uri.getPort(), secure);
    }

    /** The scheme of its URIs. */
    String scheme() {
        return secure ? "mqtts" : "mqtt";
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
