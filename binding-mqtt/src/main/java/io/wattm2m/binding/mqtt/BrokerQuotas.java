// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

/**
 * How much of what all clients of the embedded broker share one of them may take: a credential with all its
 * connections and sessions, or a client that has none. The platform itself may take all. Immutable.
 *
 * @param subscriptions so many at a time; a client that asks for more is disconnected
 * @param retained so many topics with a retained message of its; a client that retains one more is disconnected
 * @param queuedBytes may wait for one subscriber; where it is more, the older half goes
 * @param topics known at a time, of all clients together; whoever uses one more is disconnected
 */
public record BrokerQuotas(int subscriptions, int retained, long queuedBytes, int topics) {
    /** What is known of a topic, and room for others. */
    private static final int TOPIC_BYTES = 65_536;
    private static final int MOST_TOPICS = 100_000;
    private static final int SHARE = BrokerSettings.Limits.DEFAULTS.queues() / 4;

    /**
     * 1,000 subscriptions and 5,000 retained messages or a quarter of what all may have, 16 MiB, 100,000 topics or as
     * many as the heap has room for.
     */
    public static final BrokerQuotas DEFAULTS =
            new BrokerQuotas(Math.min(1_000, SHARE), Math.min(5_000, SHARE), 16L << 20,
                    Math.clamp(Runtime.getRuntime().maxMemory() / TOPIC_BYTES, 1_000, MOST_TOPICS));
}
