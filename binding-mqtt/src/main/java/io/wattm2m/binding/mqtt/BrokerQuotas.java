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
    /** 1,000 subscriptions, 5,000 retained messages, 16 MiB, 100,000 topics. */
    public static final BrokerQuotas DEFAULTS = new BrokerQuotas(1_000, 5_000, 16L << 20, 100_000);
}
