// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** MQTT with QoS 1 in both directions on Paho, without discovery. Belongs to one thread. */
final class MqttLoadClient implements LoadClient {
    private static final long PATIENCE_SECONDS = 60;
    private static final String CSE = "id-in";
    private final BlockingQueue<byte[]> answers = new ArrayBlockingQueue<>(16);
    private final MqttAsyncClient client;
    private final String originator;
    private long asked;

    MqttLoadClient(int port, String originator) throws IOException {
        this.originator = originator;
        try {
            client = new MqttAsyncClient("tcp://127.0.0.1:" + port, MqttAsyncClient.generateClientId(),
                    new MemoryPersistence());
            client.connect().waitForCompletion();
            client.subscribe("/oneM2M/resp/" + originator + "/" + CSE + "/json", 1, (topic, message) -> answers.add(
                    message.getPayload())).waitForCompletion();
        } catch (MqttException e) {
            throw new IOException(e);
        }
    }

    @Override
    public byte[] ask(Errand errand) throws IOException {
        asked++;
        try {
            client.publish("/oneM2M/req/" + originator + "/" + CSE + "/json", message(errand).getBytes(UTF_8), 1,
                    false);
            byte[] answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            String text = answer == null ? "not at all" : new String(answer, UTF_8);
            if (!text.contains("\"rsc\":200") || !text.contains("\"rqi\":\"r" + asked + "\"")) {
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

    private String message(Errand errand) {
        if (!errand.query().isEmpty()) {
            throw new IllegalArgumentException("discovery is not asked for over MQTT here");
        }
        String common = "\"fr\":\"" + originator + "\",\"to\":\"" + errand.target() + "\",\"rqi\":\"r" + asked
                + "\",\"rvi\":\"3\"";
        return errand.isCreate() ? "{\"op\":1," + common + ",\"ty\":" + errand.type() + ",\"pc\":" + errand.body() + "}"
                : "{\"op\":2," + common + "}";
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, 500);
            client.close(true);
        } catch (MqttException e) {
            // it is gone, one way or the other
        }
    }
}
