// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.mqtt;

import io.wattm2m.smartplug.driver.PlugMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One connection from its beginning to its loss. Each has a Paho client of its own, so that nothing that was to be sent
 * is sent after a reconnection: a command that comes late would switch like a ghost. Thread-safe.
 */
final class PahoConnection implements MqttCallback {
    private static final Logger LOG = LoggerFactory.getLogger(PahoConnection.class);
    private static final int QOS = 1;
    private static final int UNACKNOWLEDGED = 1000;
    private static final long PATIENCE_MS = 10_000;
    private static final int KEEP_ALIVE_S = 30;

    private final MqttSession session;
    private final MqttGateway.Listener listener;
    private final MqttAsyncClient client;
    private final CountDownLatch lost = new CountDownLatch(1);

    PahoConnection(MqttSession session, MqttGateway.Listener listener) throws MqttException {
        this.session = session;
        this.listener = listener;
        this.client = new MqttAsyncClient(session.brokerUrl(), session.clientId(), new MemoryPersistence());
    }

    /** Connects and subscribes. */
    void establish(List<String> topics) throws MqttException {
        client.setManualAcks(true);
        client.setCallback(this);
        client.connect(options()).waitForCompletion(PATIENCE_MS);
        if (topics.isEmpty()) {
            return;
        }
        int[] qos = topics.stream().mapToInt(topic -> QOS).toArray();
        client.subscribe(topics.toArray(String[]::new), qos).waitForCompletion(PATIENCE_MS);
    }

    /** Subscribes to further topics; does not wait for it, and may be called while a message is taken. */
    void listen(List<String> topics) {
        if (topics.isEmpty()) {
            return;
        }
        try {
            client.subscribe(topics.toArray(String[]::new), topics.stream().mapToInt(topic -> QOS).toArray());
        } catch (MqttException e) {
            LOG.warn("{} cannot listen to {}: {}", session, topics, e.getMessage());
        }
    }

    void awaitLoss() throws InterruptedException {
        lost.await();
    }

    CompletableFuture<Void> publish(PlugMessage message) {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        try {
            client.publish(message.topic(), message.payload(), QOS, message.isRetained(), null, new Completion(taken));
        } catch (MqttException e) {
            taken.completeExceptionally(e);
        }
        return taken;
    }

    /** Ends it, politely if possible. */
    void close() {
        lost.countDown();
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(1000);
            }
        } catch (MqttException e) {
            LOG.debug("{} did not disconnect in order: {}", session, e.getMessage());
        }
        try {
            client.close(true);
        } catch (MqttException e) {
            LOG.debug("{} did not close in order: {}", session, e.getMessage());
        }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        PlugMessage arrived = new PlugMessage(topic, message.getPayload());
        listener.arrived(message.isRetained() ? arrived.asRetained() : arrived, () -> acknowledge(message));
    }

    @Override
    public void connectionLost(Throwable cause) {
        boolean ended = lost.getCount() == 0;
        LOG.atLevel(ended ? Level.DEBUG : Level.WARN).log("{} lost its connection: {}", session, cause.getMessage());
        lost.countDown();
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        // the action listener tells
    }

    /** Only to the connection that brought the message: an identifier means another message in the next one. */
    private void acknowledge(MqttMessage message) {
        try {
            if (message.getQos() > 0 && lost.getCount() > 0) {
                client.messageArrivedComplete(message.getId(), message.getQos());
            }
        } catch (MqttException e) {
            LOG.debug("{} could not acknowledge, the broker delivers again: {}", session, e.getMessage());
        }
    }

    private MqttConnectOptions options() {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setCleanSession(!session.kept());
        options.setAutomaticReconnect(false);
        options.setMaxInflight(UNACKNOWLEDGED);
        options.setKeepAliveInterval(KEEP_ALIVE_S);
        if (session.brokerUrl().startsWith("tcp:")) {
            options.setSocketFactory(new NoDelaySocketFactory());
        } else if (session.brokerUrl().startsWith("ssl:")) {
            options.setSocketFactory(session.tls());
        }
        if (!session.user().isEmpty()) {
            options.setUserName(session.user());
            options.setPassword(session.password().toCharArray());
        }
        return options;
    }

    private record Completion(CompletableFuture<Void> taken) implements IMqttActionListener {
        @Override
        @SuppressWarnings("NullAway") // Void has no other value
        public void onSuccess(IMqttToken token) {
            taken.complete(null);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            taken.completeExceptionally(cause);
        }
    }
}
