// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Anybody who speaks MQTT: a plug, or an originator as in TS-0010. For one thread. */
final class MqttPeer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MILLIS = 30_000;
    private final MqttAsyncClient client;
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

    /** Connects to a broker, e.g. {@code tcp://127.0.0.1:1883}. */
    MqttPeer(String broker) {
        this(broker, options());
    }

    /** Connects as this user. */
    MqttPeer(String broker, String user, String password) {
        this(broker, as(user, password));
    }

    private MqttPeer(String broker, MqttConnectOptions options) {
        try {
            client = new MqttAsyncClient(broker, "peer-" + UUID.randomUUID(), new MemoryPersistence());
            client.connect(options).waitForCompletion(MILLIS);
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes JSON, in which ' stands for ", and waits for the broker. */
    void publish(String topic, String json) {
        try {
            client.publish(topic, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 1, false)
                    .waitForCompletion(MILLIS);
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Listens to a topic. */
    void subscribe(String topic) {
        try {
            client.subscribe(topic, 1, (from, message) -> arrived
                    .add(new String(message.getPayload(), StandardCharsets.UTF_8))).waitForCompletion(MILLIS);
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells what comes at a topic to somebody, as it comes. */
    void hear(String topic, Consumer<JsonNode> ear) {
        try {
            client.subscribe(topic, 1, (from, message) -> ear
                    .accept(read(new String(message.getPayload(), StandardCharsets.UTF_8)))).waitForCompletion(MILLIS);
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next message. */
    JsonNode next() {
        return read(nextText());
    }

    /** The next message, as it is. */
    String nextText() {
        try {
            String text = arrived.poll(MILLIS, TimeUnit.MILLISECONDS);
            if (text == null) {
                throw new AssertionError("no message within " + MILLIS + " ms");
            }
            return text;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the CSE answers to a request primitive from CAdmin. */
    JsonNode request(String primitive) {
        subscribe("/oneM2M/resp/CAdmin/id-in/json");
        publish("/oneM2M/req/CAdmin/id-in/json", primitive);
        return next();
    }

    /** What the CSE answers to these bytes from CAdmin in this format, a character for each byte. */
    String exchange(String format, byte[] payload) {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        try {
            client.subscribe("/oneM2M/resp/CAdmin/id-in/" + format, 1, (from, message) -> answers
                    .add(new String(message.getPayload(), StandardCharsets.ISO_8859_1))).waitForCompletion(MILLIS);
            client.publish("/oneM2M/req/CAdmin/id-in/" + format, payload, 1, false).waitForCompletion(MILLIS);
            return String.valueOf(answers.poll(MILLIS, TimeUnit.MILLISECONDS));
        } catch (MqttException | InterruptedException e) {
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

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A message counts as under way for a moment longer than is waited for it. */
    private static MqttConnectOptions options() {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMaxInflight(1000);
        return options;
    }

    private static MqttConnectOptions as(String user, String password) {
        MqttConnectOptions options = options();
        options.setUserName(user);
        options.setPassword(password.toCharArray());
        return options;
    }
}
