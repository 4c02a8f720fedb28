// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.mqtt.MqttGateway;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where there is no broker: nothing is heard, and nothing can be sent. Immutable. */
final class NoGateway implements MqttGateway {

    @Override
    public void open(List<String> topics, Listener listener) {
        // there is nobody to listen to
    }

    @Override
    public void listen(List<String> topics) {
        // there is nobody to listen to
    }

    @Override
    public CompletableFuture<Void> publish(PlugMessage message) {
        return CompletableFuture.failedFuture(new IOException("there is no broker"));
    }

    @Override
    public void close() {
        // nothing is open
    }
}
