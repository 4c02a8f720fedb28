// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.time.Duration;
import java.util.Objects;

/**
 * Where the embedded broker listens and what it may cost. Immutable.
 *
 * @param bind host name or address to listen on, e.g. {@code 127.0.0.1}
 * @param port TCP port, 0 for any free one
 * @param limits what clients may make the broker hold
 * @param quotas what one of them may take of it
 */
public record BrokerSettings(String bind, int port, Limits limits, BrokerQuotas quotas) {
    /** Loopback, MQTT's registered port, {@link Limits#DEFAULTS}. */
    public static final BrokerSettings DEFAULTS = new BrokerSettings("127.0.0.1", 1883, Limits.DEFAULTS,
            BrokerQuotas.DEFAULTS);

    private static final int HIGHEST_PORT = 65_535;

    public BrokerSettings {
        Objects.requireNonNull(bind, "bind is null");
        Objects.requireNonNull(limits, "limits is null");
        Objects.requireNonNull(quotas, "quotas is null");
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port is " + port + ", must be 0 to " + HIGHEST_PORT);
        }
    }

    public BrokerSettings withBind(String newBind) {
        return new BrokerSettings(newBind, port, limits, quotas);
    }

    public BrokerSettings withPort(int newPort) {
        return new BrokerSettings(bind, newPort, limits, quotas);
    }

    public BrokerSettings withLimits(Limits newLimits) {
        return new BrokerSettings(bind, port, newLimits, quotas);
    }

    public BrokerSettings withQuotas(BrokerQuotas newQuotas) {
        return new BrokerSettings(bind, port, limits, newQuotas);
    }

    /**
     * The bounds that keep a slow, absent or greedy client from eating the heap. Immutable.
     *
     * @param packetBytes largest MQTT packet taken from a client; a larger one ends its connection
     * @param connections connections open at one time; more are refused
     * @param queues subscriptions and retained topics together; a client that asks for more is disconnected
     * @param messagesPerSubscription messages waiting for one subscriber; the oldest goes when one more comes
     * @param memoryBytes all messages held; beyond it new messages are dropped until there is room
     * @param offlineSession how long subscriptions and messages of a disconnected persistent session are kept
     * @param undelivered how long a message that is not retained waits for its subscriber
     * @param publicationsPerSecond taken from one connection; one that sends faster is read slower
     */
    public record Limits(
            int packetBytes,
            int connections,
            int queues,
            int messagesPerSubscription,
            long memoryBytes,
            Duration offlineSession,
            Duration undelivered,
            int publicationsPerSecond) {
        private static final long MOST_MEMORY = 128L << 20;
        private static final int MESSAGES_PART_OF_HEAP = 8;
        private static final int QUEUES_PART_OF_HEAP = 4;
        /** What Artemis keeps of a subscription. */
        private static final int QUEUE_BYTES = 20_480;
        private static final int MOST_QUEUES = 50_000;

        /**
         * 1 MiB of content and 64 KiB of topic and properties, 10,000 clients, 50,000 queues or what has room in a
         * quarter of the heap, 128 MiB of messages or an eighth of it, one hour.
         */
        public static final Limits DEFAULTS = new Limits(
                1_048_576 + 65_536, 10_000,
                Math.clamp(Runtime.getRuntime().maxMemory() / QUEUES_PART_OF_HEAP / QUEUE_BYTES, 1_000, MOST_QUEUES),
                100_000,
                Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() / MESSAGES_PART_OF_HEAP), Duration.ofHours(1),
                Duration.ofHours(1), 5_000);

        public Limits {
            requirePositive("packetBytes", packetBytes);
            requirePositive("connections", connections);
            requirePositive("queues", queues);
            requirePositive("messagesPerSubscription", messagesPerSubscription);
            requirePositive("memoryBytes", memoryBytes);
            requirePositive("offlineSession", offlineSession.toSeconds());
            requirePositive("undelivered", undelivered.toMillis());
            requirePositive("publicationsPerSecond", publicationsPerSecond);
        }

        private static void requirePositive(String name, long value) {
            if (value <= 0) {
                throw new IllegalArgumentException(name + " is " + value + ", must be positive");
            }
        }
    }
}
