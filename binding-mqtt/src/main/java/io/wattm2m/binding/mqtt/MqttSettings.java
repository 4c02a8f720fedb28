// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.spi.DataSize;
import java.net.URI;
import java.time.Duration;

/**
 * The section {@code mqtt} of the configuration.
 *
 * @param port the port that the embedded broker listens on; 0 for any free one
 * @param broker the URL of an external broker, e.g. {@code mqtt://broker.home:1883}; empty to start the embedded one
 * @param user the user at the external broker, empty for none
 * @param password the password at the external broker
 * @param pointOfAccess the URI under which others reach the broker, empty to have it made of host, port and prefix
 * @param prefix the levels before {@code /oneM2M} in the topics of this CSE, without slashes around them; none by
 *        default
 * @param maxMessage the largest payload, in and out
 * @param maxRequests so many small requests are worked on at a time, fewer large ones; more wait at the broker
 * @param maxPending so many of our own requests wait for an answer at a time, at each broker
 * @param connectTimeout the longest wait for a connection to a broker
 * @param requestTimeout the longest wait for another entity's answer, unless the request itself expires earlier
 * @param duplicateWindow a request that comes again within this time is answered without being executed again
 * @param idleTimeout a connection to another broker that is not used for this long is closed
 * @param keepAlive how often a silent connection is probed
 */
public record MqttSettings(int port, String broker, String user, String password, String pointOfAccess, String prefix,
        DataSize maxMessage, int maxRequests, int maxPending, Duration connectTimeout, Duration requestTimeout,
        Duration duplicateWindow, Duration idleTimeout, Duration keepAlive) {
    public static final MqttSettings DEFAULTS = new MqttSettings(1883, "", "", "", "", "", DataSize.parse("1 MiB"), 256,
            1000, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(5),
            Duration.ofSeconds(60));

    public MqttSettings {
        check(port >= 0 && port <= 65_535, "mqtt.port " + port + " is not a port (0 to 65535)");
        check(broker.isEmpty() || isBroker(broker),
                "mqtt.broker '" + broker + "' is not a URL such as mqtt://broker.home:1883");
        check(prefix.isEmpty() || prefix.matches("[^+#/\\x00]+(/[^+#/\\x00]+)*"),
                "mqtt.prefix '" + prefix + "' is not topic levels such as site/7");
        check(maxMessage.bytes() >= 1024 && maxMessage.bytes() <= 64 << 20,
                "mqtt.max-message " + maxMessage + " is not between 1 KiB and 64 MiB");
        check(maxRequests > 0 && maxRequests <= 30_000, "mqtt.max-requests " + maxRequests + " is not 1 to 30000");
        check(maxPending > 0 && maxPending <= 30_000, "mqtt.max-pending " + maxPending + " is not 1 to 30000");
        check(connectTimeout.toSeconds() > 0, "mqtt.connect-timeout is less than 1 s");
        check(requestTimeout.isPositive(), "mqtt.request-timeout is not positive");
        check(duplicateWindow.isPositive(), "mqtt.duplicate-window is not positive");
        check(idleTimeout.toMillis() >= 10, "mqtt.idle-timeout is less than 10 ms");
        check(keepAlive.toSeconds() > 0 && keepAlive.toSeconds() <= 65_535, "mqtt.keep-alive is not 1 s to 18 h");
    }

    /** The external broker, its port filled in. */
    BrokerAddress externalBroker() {
        return BrokerAddress.of(URI.create(broker));
    }

    private static boolean isBroker(String url) {
        try {
            URI uri = new URI(url);
            return "mqtt".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() <= 65_535
                    && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    private static void check(boolean holds, String text) {
        if (!holds) {
            throw new IllegalArgumentException(text);
        }
    }
}
