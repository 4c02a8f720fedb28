// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.spi.DataSize;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The section {@code mqtt} of the configuration.
 *
 * @param port the port that the embedded broker listens on; 0 for any free one
 * @param securePort the port that the embedded broker listens on with TLS, if there is a certificate; 0 for any free
 *        one
 * @param broker the URL of an external broker, e.g. {@code mqtt://broker.home:1883} or, with TLS,
 *        {@code mqtts://broker.home}; empty to start the embedded one
 * @param user the user at the external broker, empty for none
 * @param password the password at the external broker
 * @param pointOfAccess the URI under which others reach the broker, empty to have it made of host, port and prefix
 * @param prefix the levels before {@code /oneM2M} in the topics of this CSE, without slashes around them; none by
 *        default
 * @param maxMessage the largest payload, in and out
 * @param maxRequests so many small requests are worked on at a time, fewer large ones; more wait at the broker
 * @param maxPolls so many polls of polling channels wait at a time; further ones are refused
 * @param maxPending so many of our own requests wait for an answer at a time, at each broker
 * @param connectTimeout the longest wait for a connection to a broker
 * @param requestTimeout the longest wait for another entity's answer, unless the request itself expires earlier
 * @param duplicateWindow a request that comes again within this time is answered without being executed again
 * @param idleTimeout a connection to another broker that is not used for this long is closed
 * @param keepAlive how often a silent connection is probed
 * @param sharedGroup the name under which several nodes of this CSE share the requests that come through a broker, each
 *        of which goes to one of them; empty for a single node
 * @param trustTopics whether an external broker lets nobody publish to another one's topics, so that they prove who
 *        sent a request
 * @param topicRules the topics that clients of the embedded broker may use beside those of oneM2M: filters, in which
 *        <code>{user}</code> is the client's name and {@code *} any text in a level; behind a name and {@code =}, only
 *        for that client
 * @param maxClients so many may be connected to the embedded broker
 * @param maxQueued so many messages wait for one of its subscribers; the oldest goes when one more comes
 * @param maxQueuedBytes so much waits for one of its subscribers; where it is more, the older half goes
 * @param maxSubscriptions so many a credential may have at it, or a client without one
 * @param maxRetained so many topics a credential may have a retained message of at it, or a client without one
 * @param maxTopics so many topics it knows at a time
 * @param clientRate so many messages a second are taken from one of its clients; a faster one is read slower
 */
public record MqttSettings(int port, int securePort, String broker, String user, String password, String pointOfAccess,
        String prefix,
        DataSize maxMessage, int maxRequests, int maxPolls, int maxPending, Duration connectTimeout,
        Duration requestTimeout,
        Duration duplicateWindow, Duration idleTimeout, Duration keepAlive, String sharedGroup,
        boolean trustTopics, List<String> topicRules, int maxClients, int maxQueued, DataSize maxQueuedBytes,
        int maxSubscriptions, int maxRetained, int maxTopics, int clientRate) {
    public static final MqttSettings DEFAULTS =
            new MqttSettings(1883, 8883, "", "", "", "", "", DataSize.parse("1 MiB"), 256,
                    1000, 1000, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(60), "", false, List.of("energy/{user}/#", "/energy/{user}/#"), 10_000, 100_000,
                    DataSize.parse("16 MiB"), BrokerQuotas.DEFAULTS.subscriptions(),
                    BrokerQuotas.DEFAULTS.retained(), BrokerQuotas.DEFAULTS.topics(), 5_000);

    public MqttSettings {
        check(port >= 0 && port <= 65_535, "mqtt.port " + port + " is not a port (0 to 65535)");
        check(securePort >= 0 && securePort <= 65_535,
                "mqtt.secure-port " + securePort + " is not a port (0 to 65535)");
        topicRules = List.copyOf(topicRules);
        check(maxClients > 0, "mqtt.max-clients is not positive");
        check(maxQueued > 0, "mqtt.max-queued is not positive");
        check(maxQueuedBytes.bytes() > 0, "mqtt.max-queued-bytes is not positive");
        check(maxSubscriptions > 0, "mqtt.max-subscriptions is not positive");
        check(maxRetained > 0, "mqtt.max-retained is not positive");
        check(maxTopics > 0, "mqtt.max-topics is not positive");
        check(clientRate > 0, "mqtt.client-rate is not positive");
        check(broker.isEmpty() || isBroker(broker),
                "mqtt.broker '" + broker + "' is not a URL such as mqtt://broker.home:1883");
        check(prefix.isEmpty() || prefix.matches("[^+#/\\x00]+(/[^+#/\\x00]+)*"),
                "mqtt.prefix '" + prefix + "' is not topic levels such as site/7");
        check(maxMessage.bytes() >= 1024 && maxMessage.bytes() <= 64 << 20,
                "mqtt.max-message " + maxMessage + " is not between 1 KiB and 64 MiB");
        check(maxRequests > 0 && maxRequests <= 30_000, "mqtt.max-requests " + maxRequests + " is not 1 to 30000");
        check(maxPolls > 0 && maxPolls <= 5_000, "mqtt.max-polls " + maxPolls + " is not 1 to 5000");
        check(maxPending > 0 && maxPending <= 30_000, "mqtt.max-pending " + maxPending + " is not 1 to 30000");
        check(connectTimeout.toSeconds() > 0, "mqtt.connect-timeout is less than 1 s");
        check(requestTimeout.isPositive(), "mqtt.request-timeout is not positive");
        check(duplicateWindow.isPositive(), "mqtt.duplicate-window is not positive");
        check(idleTimeout.toMillis() >= 10, "mqtt.idle-timeout is less than 10 ms");
        check(sharedGroup.matches("[^+#/\\x00]*"), "mqtt.shared-group '" + sharedGroup + "' is not a topic level");
        check(keepAlive.toSeconds() > 0 && keepAlive.toSeconds() <= 65_535, "mqtt.keep-alive is not 1 s to 18 h");
    }

    /** What one client of the embedded broker may take. */
    BrokerQuotas quotas() {
        return new BrokerQuotas(maxSubscriptions, maxRetained, maxQueuedBytes.bytes(), maxTopics);
    }

    /** The external broker, its port filled in. */
    BrokerAddress externalBroker() {
        return BrokerAddress.of(URI.create(broker));
    }

    private static boolean isBroker(String url) {
        try {
            URI uri = new URI(url);
            return uri.getScheme() != null && uri.getScheme().matches("mqtts?") && uri.getHost() != null
                    && uri.getPort() <= 65_535
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
