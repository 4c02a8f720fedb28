// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.StartFailure;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Picks addresses out of the points of access. */
public final class Addresses {
    private static final String DASHBOARD = "dashboard ";

    private Addresses() {}

    /** The same; of a broker that tells others only of TLS, the listener for its own machine. */
    static String broker(List<URI> pointsOfAccess, Configuration configuration) {
        boolean plain = pointsOfAccess.stream().anyMatch(address -> "mqtt".equals(address.getScheme()));
        boolean secure = pointsOfAccess.stream().anyMatch(address -> "mqtts".equals(address.getScheme()));
        return plain || !secure ? broker(pointsOfAccess)
                : "tcp://127.0.0.1:" + configuration.read("mqtt", new Port(1883)).port;
    }

    /** Whether the CSE goes to a broker that was there, instead of starting one. */
    static boolean isBrokerExternal(Configuration configuration) {
        return !configuration.read("mqtt", new Broker("")).broker().isEmpty();
    }

    /**
     * What of the section {@code mqtt} matters here. Immutable.
     *
     * @param port that the embedded broker listens on without TLS
     */
    public record Port(int port) {}

    /**
     * What else of the section {@code mqtt} matters here. Immutable.
     *
     * @param broker the address of an external broker, empty for the embedded one
     */
    public record Broker(String broker) {}

    /** Where the energy application's interface is, by what the CSE's applications offer. */
    static Optional<URI> dashboard(List<String> offers) {
        return offers.stream().filter(offer -> offer.startsWith(DASHBOARD)).findFirst()
                .map(offer -> URI.create(offer.substring(DASHBOARD.length())));
    }

    /** The broker's address as MQTT clients want it, e.g. {@code tcp://127.0.0.1:1883}. */
    static String broker(List<URI> pointsOfAccess) {
        return pointsOfAccess.stream().filter(address -> "mqtt".equals(address.getScheme())).findFirst()
                .map(address -> "tcp://" + address.getHost() + ":" + address.getPort())
                .orElseThrow(() -> new StartFailure("the demo's plugs need the MQTT binding, which is not there"));
    }
}
