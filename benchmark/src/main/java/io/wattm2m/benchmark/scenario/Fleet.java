// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.client.mqttv3.DisconnectedBufferOptions;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * Plugs of the dialect {@code meter} that report by QoS 1 at one broker, some hundreds through one connection. What the
 * broker has not acknowledged they keep and send again when the broker is back. Their clocks are right: a wrong one
 * would have something missing in each interval of their time series. Belongs to one thread.
 */
final class Fleet implements AutoCloseable {
    private static final int PLUGS_AT_A_CONNECTION = 200;
    private static final int KEPT = 100_000;
    private static final int IN_FLIGHT = 60_000;
    private static final long PAUSE_NANOS = 20_000_000;
    private final List<MqttAsyncClient> connections = new ArrayList<>();
    private final int plugs;
    private final Duration interval;
    private int turn;
    /** Of the readings of this turn, in seconds since 1970, by the same clock as the platform's. */
    private long time = now();

    /** So many plugs, each of which reports once in an interval. */
    Fleet(int port, int plugs, Duration interval) throws IOException {
        this.plugs = plugs;
        this.interval = interval;
        for (int at = 0; at < plugs; at += PLUGS_AT_A_CONNECTION) {
            connections.add(connection(port));
        }
    }

    int plugs() {
        return plugs;
    }

    /** How many readings each plug has sent. */
    int turns() {
        return turn;
    }

    /** Each plug reports so many times, evenly spread over the interval. */
    void report(int turns) throws IOException {
        report(turns, interval.toNanos());
    }

    /** Each plug reports so many times, as fast as it can. */
    void flood(int turns) throws IOException {
        report(turns, 0);
    }

    /** The first plug tells its first reading, which it will tell again. */
    void knock() throws IOException {
        send(0);
    }

    /** Waits until the broker has acknowledged everything. */
    void awaitAcknowledged() {
        while (connections.stream().anyMatch(connection -> connection.getPendingDeliveryTokens().length > 0)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() {
        for (MqttAsyncClient connection : connections) {
            try {
                connection.disconnectForcibly(0, 100);
                connection.close(true);
            } catch (MqttException e) {
                // it is gone, one way or the other
            }
        }
    }

    private void report(int turns, long intervalNanos) throws IOException {
        long begin = System.nanoTime();
        for (int round = 0; round < turns; round++, turn++) {
            time = turn == 0 ? time : Math.max(time + Math.max(1, interval.toSeconds()), now());
            for (int plug = 0; plug < plugs; plug++) {
                long due = begin + round * intervalNanos + intervalNanos * plug / plugs;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                send(plug);
            }
        }
    }

    private void send(int plug) throws IOException {
        String reading = "{\"deviceId\":\"p" + plug + "\",\"voltage\":220.4,\"current\":1.34,\"power\":"
                + (295 + turn % 7) + ",\"energy\":" + (plug + turn / 2.0) + ",\"timestamp\":"
                + time + "}";
        try {
            connections.get(plug / PLUGS_AT_A_CONNECTION).publish("energy/p" + plug + "/data", reading.getBytes(UTF_8),
                    1, false);
        } catch (MqttException e) {
            throw new IOException(e);
        }
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }

    private static MqttAsyncClient connection(int port) throws IOException {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setCleanSession(false);
        options.setAutomaticReconnect(true);
        options.setMaxReconnectDelay(1000);
        options.setMaxInflight(IN_FLIGHT);
        DisconnectedBufferOptions buffer = new DisconnectedBufferOptions();
        buffer.setBufferEnabled(true);
        buffer.setBufferSize(KEPT);
        try {
            MqttAsyncClient connection = new MqttAsyncClient("tcp://127.0.0.1:" + port,
                    MqttAsyncClient.generateClientId(), new MemoryPersistence());
            connection.setBufferOpts(buffer);
            connection.connect(options).waitForCompletion();
            return connection;
        } catch (MqttException e) {
            throw new IOException(e);
        }
    }
}
