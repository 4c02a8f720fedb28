// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection: replaces it when it is lost, again and again with {@link Backoff}. Opened and closed by one
 * thread; {@link #lost} is thread-safe.
 */
final class Reconnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reconnection.class);
    /** What did not last this long was no success, but a broker that sends us away. */
    private static final Duration SUCCESS = Duration.ofSeconds(10);

    private final BrokerAddress broker;
    private final Attempt attempt;
    private final Semaphore lost = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("mqtt-reconnection").unstarted(this::keepConnected);
    private final RandomGenerator random = RandomGenerator.getDefault();
    private volatile @Nullable BrokerConnection connection;
    private volatile boolean closed;
    private Backoff backoff = Backoff.NONE;
    private long since;

    Reconnection(BrokerAddress broker, Attempt attempt) {
        this.broker = broker;
        this.attempt = attempt;
    }

    /** The first attempt, which has to succeed. */
    void start() throws MqttException {
        connection = attempt.connect();
        since = System.nanoTime();
        thread.start();
    }

    /** Tells that the connection has broken. */
    void lost(Throwable cause) {
        if (!closed) {
            LOG.warn("connection to MQTT broker {} lost: {}", broker, cause.toString());
            lost.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        drop();
    }

    private void keepConnected() {
        try {
            while (!closed) {
                lost.acquire();
                replace();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void replace() throws InterruptedException {
        drop();
        backoff = System.nanoTime() - since > SUCCESS.toNanos() ? Backoff.NONE : backoff;
        boolean open = false;
        while (!open && !closed) {
            backoff = backoff.next();
            Thread.sleep(backoff.delay(random));
            lost.drainPermits();
            open = open();
        }
    }

    private boolean open() {
        try {
            connection = attempt.connect();
            since = System.nanoTime();
            LOG.info("connected to MQTT broker {} again", broker);
            return true;
        } catch (MqttException e) {
            LOG.debug("MQTT broker {} is not reachable: {}", broker, e.toString());
            return false;
        }
    }

    private void drop() {
        BrokerConnection old = connection;
        connection = null;
        if (old != null) {
            old.close();
        }
    }

    /** One attempt to connect. */
    interface Attempt {
        BrokerConnection connect() throws MqttException;
    }
}
