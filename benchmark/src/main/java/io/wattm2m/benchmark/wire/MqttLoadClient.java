// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wattm2m.binding.mqtt.NoDelaySocketFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * MQTT with QoS 1 in both directions on Paho, without discovery. What answers somebody else's request, or an earlier
 * one, is passed over. Belongs to one thread.
 */
final class MqttLoadClient implements LoadClient {
    private static final String CSE = "id-in";
    private static final String LOST = "the connection is lost: ";
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final MqttAsyncClient client;
    private final String originator;
    private final Duration patience;
    private long asked;

    MqttLoadClient(int port, String originator, Duration patience) throws IOException {
        this.originator = originator;
        this.patience = patience;
        try {
            client = new MqttAsyncClient("tcp://127.0.0.1:" + port, MqttAsyncClient.generateClientId(),
                    new MemoryPersistence());
        } catch (MqttException e) {
            throw new IOException(e);
        }
        connect();
    }

    @Override
    public byte[] ask(Errand errand) throws IOException {
        asked++;
        // told apart from those of this originator's other clients, before and beside this one
        String identifier = client.getClientId() + "-" + asked;
        try {
            client.publish("/oneM2M/req/" + originator + "/" + CSE + "/json",
                    message(errand, identifier).getBytes(UTF_8), 1, false);
            String text = answer("\"rqi\":\"" + identifier + "\"");
            if (!text.contains("\"rsc\":200")) {
                throw new IOException(errand + " was answered " + text);
            }
            return text.getBytes(UTF_8);
        } catch (MqttException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void connect() throws IOException {
        client.setCallback(new Arrivals(answers));
        try {
            MqttConnectOptions options = new MqttConnectOptions();
            options.setSocketFactory(new NoDelaySocketFactory());
            client.connect(options).waitForCompletion(patience.toMillis());
            client.subscribe("/oneM2M/resp/" + originator + "/" + CSE + "/json", 1)
                    .waitForCompletion(patience.toMillis());
        } catch (MqttException e) {
            close();
            throw new IOException(e);
        }
    }

    /** What has this sign, or why nothing has. */
    private String answer(String sign) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            String text = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (text == null) {
                return "not at all";
            }
            if (text.contains(sign) || text.startsWith(LOST)) {
                return text;
            }
        }
    }

    private String message(Errand errand, String identifier) {
        if (!errand.query().isEmpty()) {
            throw new IllegalArgumentException("discovery is not asked for over MQTT here");
        }
        String common = "\"fr\":\"" + originator + "\",\"to\":\"" + errand.target() + "\",\"rqi\":\"" + identifier
                + "\",\"rvi\":\"3\"";
        return errand.isCreate() ? "{\"op\":1," + common + ",\"ty\":" + errand.type() + ",\"pc\":" + errand.body() + "}"
                : "{\"op\":2," + common + "}";
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, 500);
        } catch (MqttException e) {
            // it is gone, one way or the other
        }
        try {
            client.close(true);
        } catch (MqttException e) {
            // the same
        }
    }

    private record Arrivals(BlockingQueue<String> answers) implements MqttCallback {
        @Override
        public void connectionLost(Throwable cause) {
            answers.add(LOST + cause);
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            answers.add(new String(message.getPayload(), UTF_8));
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            // the answer says more
        }
    }
}
