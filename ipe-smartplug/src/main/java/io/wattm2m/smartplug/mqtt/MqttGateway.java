// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.mqtt;

import io.wattm2m.smartplug.driver.PlugMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A connection to a broker that comes back by itself. Thread-safe. */
public interface MqttGateway extends AutoCloseable {

    /** Connects, subscribes with QoS 1 and goes on doing so whenever the connection is lost; does not wait for it. */
    void open(List<String> topics, Listener listener);

    /** Listens to further topics, now and after every reconnection. */
    void listen(List<String> topics);

    /**
     * Sends a message with QoS 1, retained if it says so.
     *
     * @return completes when the broker has taken it, exceptionally where it is not known to have; nothing is sent
     *         later than at once
     */
    CompletableFuture<Void> publish(PlugMessage message);

    @Override
    void close();

    /** Who is told what arrives. */
    interface Listener {

        /**
         * A message has arrived; called by one thread after the other in the order of arrival, and may block to hold
         * back the broker.
         *
         * @param acknowledge to be run, by any thread, when the message may be forgotten by the broker; until then the
         *        broker delivers it again after every reconnection
         */
        void arrived(PlugMessage message, Runnable acknowledge);

        /** The connection is there, and subscribed. */
        default void connected() {}
    }
}
