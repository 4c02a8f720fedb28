// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A Paho client whose callback may publish. Thread-safe. */
final class Listening implements AutoCloseable {
    private static final long MILLIS = 20_000;
    private final MqttAsyncClient client;

    Listening(URI broker, String identifier, BiConsumer<String, byte[]> arrived) {
        this(broker, identifier, Optional.empty(), arrived);
    }

    Listening(URI broker, String identifier, Optional<Login> login, BiConsumer<String, byte[]> arrived) {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setSocketFactory(new NoDelaySocketFactory());
        options.setMaxInflight(10_000);
        login.ifPresent(known -> known.into(options));
        try {
            client = new MqttAsyncClient(
                    (login.isPresent() ? "ssl://" : "tcp://") + broker.getHost() + ":" + broker.getPort(), identifier,
                    new MemoryPersistence());
            client.setCallback(new Callback(arrived));
            client.connect(options).waitForCompletion(MILLIS);
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    void subscribe(String... filters) {
        int[] qos = new int[filters.length];
        Arrays.fill(qos, 1);
        try {
            client.subscribe(filters, qos).waitForCompletion(MILLIS);
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes with QoS 1, without a wait. */
    void publish(String topic, byte[] payload) {
        try {
            client.publish(topic, payload, 1, false);
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, 500);
            client.close(true);
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a client proves itself, over TLS. */
    record Login(String user, String password, SSLContext tls) {
        private void into(MqttConnectOptions options) {
            options.setUserName(user);
            options.setPassword(password.toCharArray());
            options.setSocketFactory(new SecureSocketFactory(tls.getSocketFactory()));
        }
    }

    private record Callback(BiConsumer<String, byte[]> arrived) implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            arrived.accept(topic, message.getPayload());
        }

        @Override
        public void connectionLost(Throwable cause) {
            // the test waits in vain then
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            // nobody waits for it
        }
    }
}
