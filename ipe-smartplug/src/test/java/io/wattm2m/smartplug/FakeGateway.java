// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.mqtt.MqttGateway;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A broker of a few lines. */
final class FakeGateway implements MqttGateway {
    final List<String> topics = new CopyOnWriteArrayList<>();
    final List<String> published = new CopyOnWriteArrayList<>();
    final AtomicInteger acknowledged = new AtomicInteger();
    volatile boolean connected = true;
    private volatile Listener listener = (message, acknowledge) -> {};

    @Override
    public void open(List<String> wanted, Listener told) {
        topics.addAll(wanted);
        listener = told;
        told.connected();
    }

    /** A plug sends something. */
    void arrives(String topic, String payload) {
        listener.arrived(PlugMessage.of(topic, payload), acknowledged::incrementAndGet);
    }

    /** The broker has kept something that a plug sent earlier. */
    void arrivesRetained(String topic, String payload) {
        listener.arrived(PlugMessage.of(topic, payload).asRetained(), acknowledged::incrementAndGet);
    }

    @Override
    public void listen(List<String> further) {
        topics.addAll(further);
    }

    @Override
    public CompletableFuture<Void> publish(PlugMessage message) {
        if (!connected) {
            return CompletableFuture.failedFuture(new IOException("away"));
        }
        published.add(message.toString());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        connected = false;
    }
}
