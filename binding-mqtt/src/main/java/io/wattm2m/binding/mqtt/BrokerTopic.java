// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.paho.client.mqttv3.MqttTopic;

/**
 * How a topic of MQTT is called inside the broker. Artemis gives meaning to parts of a name ({@code $sys}, {@code ::}),
 * so every topic goes below a level of ours, where no client can reach or disturb the broker's own addresses. Pure.
 *
 * <p>
 * Two such levels: one for ordinary topics and one for those with a leading {@code $}, which wildcards in the first
 * level must not match (MQTT 3.1.1, 4.7.2).
 */
final class BrokerTopic {
    private static final String ORDINARY = "t/";
    private static final String DOLLAR = "d/";
    private static final String SHARE = "$share/";

    /** Stands for the colon, two of which would name a queue; MQTT tells clients not to use this noncharacter. */
    private static final char COLON = '\uFDD0';

    /** Stands between a client's owner and its identifier. */
    private static final char OWNED = '\uFDD1';

    /** Where the topic begins in the name of a client's queue. */
    private static final Pattern QUEUE = Pattern.compile("\\.[td]/");

    private BrokerTopic() {}

    /**
     * The broker's name of a topic; the empty topic (MQTT 5's alias in use) stays empty.
     *
     * @throws IllegalArgumentException if there is a character in it that has a meaning of ours
     */
    static String inside(String topic) {
        if (topic.isEmpty()) {
            return topic;
        }
        check(topic);
        return (topic.startsWith("$") ? DOLLAR : ORDINARY) + topic.replace(':', COLON);
    }

    /**
     * A client's identifier as its owner's, so that nobody takes over another one's session; an empty one, in whose
     * place the broker makes one up, stays empty.
     *
     * @throws IllegalArgumentException if there is a character in it that has a meaning of ours
     */
    static String ownedClient(String owner, String identifier) {
        check(identifier);
        return identifier.isEmpty() ? identifier : owner + OWNED + identifier;
    }

    /**
     * On whose account a client or a queue of its is: its credential's, or its own without one; empty for those that
     * are nobody's.
     */
    static Optional<String> account(String name) {
        int end = name.indexOf(OWNED);
        if (end < 0) {
            return Optional.empty();
        }
        String owner = name.substring(0, end);
        return Optional.of(owner.equals(BrokerUser.ANONYMOUS.owner()) ? QUEUE.split(name, 2)[0] : owner);
    }

    /** The broker's name of a client, which becomes part of the names of its queues. */
    static String insideClient(String identifier) {
        return identifier.replace(':', COLON);
    }

    /** The topic that a broker's name stands for. */
    static String outside(String name) {
        return name.isEmpty() ? name : name.substring(ORDINARY.length()).replace(COLON, ':');
    }

    /**
     * The broker's name of a topic filter, shared ones ({@code $share/GROUP/FILTER}) included.
     *
     * @throws IllegalArgumentException if a wildcard does not stand alone in its level, or the filter is empty
     */
    static String insideFilter(String filter) {
        if (!filter.startsWith(SHARE)) {
            MqttTopic.validate(filter, true);
            return inside(filter);
        }
        int end = filter.indexOf('/', SHARE.length());
        if (end < 0) {
            throw new IllegalArgumentException("Shared subscription without a topic filter: " + filter);
        }
        MqttTopic.validate(filter.substring(end + 1), true);
        // a group is marked, or it would be the queue of the client of the same name
        return SHARE + '$' + filter.substring(SHARE.length(), end + 1).replace(':', COLON)
                + inside(filter.substring(end + 1));
    }

    /** Whether a filter is one of a group. */
    static boolean isShared(String filter) {
        return filter.startsWith(SHARE);
    }

    private static void check(String text) {
        if (text.indexOf(COLON) >= 0 || text.indexOf(OWNED) >= 0) {
            throw new IllegalArgumentException("a topic or client identifier has a noncharacter of Unicode in it");
        }
    }
}
