// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A Paho client that keeps what it is sent as {@code "topic=payload"}. Thread-safe. */
final class TestClient implements AutoCloseable, MqttCallback {
    private static final int SECONDS = 20;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final MqttClient client;

    TestClient(EmbeddedBroker broker, String identifier) throws MqttException {
        client = new MqttClient("tcp://127.0.0.1:" + broker.port(), identifier, new MemoryPersistence());
        client.setTimeToWait(TimeUnit.SECONDS.toMillis(SECONDS));
        client.setCallback(this);
    }

    static TestClient connected(EmbeddedBroker broker, String identifier) throws MqttException {
        TestClient client = new TestClient(broker, identifier);
        client.connect(true);
        return client;
    }

    static TestClient persistent(EmbeddedBroker broker, String identifier) throws MqttException {
        TestClient client = new TestClient(broker, identifier);
        client.connect(false);
        return client;
    }

    /** A client that logs in, as {@link KnownUsers} knows it. */
    static TestClient known(EmbeddedBroker broker, String user) throws MqttException {
        return known(broker, user, "client-of-" + user);
    }

    static TestClient known(EmbeddedBroker broker, String user, String identifier) throws MqttException {
        TestClient client = new TestClient(broker, identifier);
        MqttConnectOptions options = options(true);
        options.setUserName(user);
        options.setPassword(KnownUsers.password(user).toCharArray());
        client.client.connect(options);
        return client;
    }

    static MqttConnectOptions options(boolean cleanSession) {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setSocketFactory(new NoDelaySocketFactory());
        options.setCleanSession(cleanSession);
        options.setMaxInflight(1_000);
        return options;
    }

    void connect(boolean cleanSession) throws MqttException {
        client.connect(options(cleanSession));
    }

    TestClient subscribe(String... filters) throws MqttException {
        for (String filter : filters) {
            client.subscribe(filter, 1);
        }
        return this;
    }

    void publish(String topic, String payload) throws MqttException {
        client.publish(topic, payload.getBytes(), 1, false);
    }

    void publishRetained(String topic, String payload) throws MqttException {
        client.publish(topic, payload.getBytes(), 1, true);
    }

    /** The next message as {@code "topic=payload"}; fails after some seconds without one. */
    String next() throws InterruptedException {
        String message = received.poll(SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError(client.getClientId() + " received nothing");
        }
        return message;
    }

    /** Marks the end of what was sent so far, so that a message which must not come needs no waiting. */
    int receivedUntil(String last) throws InterruptedException {
        int before = 0;
        while (!next().endsWith("=" + last)) {
            before++;
        }
        return before;
    }

    boolean hasReceived(String message) {
        return received.contains(message);
    }

    /** Topics among the messages that no one has taken yet. */
    long topicsReceived() {
        return received.stream().map(message -> message.substring(0, message.indexOf('='))).distinct().count();
    }

    MqttClient paho() {
        return client;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        received.add(topic + "=" + new String(message.getPayload()));
    }

    @Override
    public void connectionLost(Throwable cause) {
        // the tests look at isConnected
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        // publishing waits for it
    }

    void leave() throws MqttException {
        client.disconnect();
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnectForcibly(0, 500);
        }
        client.close();
    }
}
