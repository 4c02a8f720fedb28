// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.mqtt;

import io.wattm2m.smartplug.driver.PlugMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway through Eclipse Paho. Thread-safe; one virtual thread keeps it connected. */
public final class PahoGateway implements MqttGateway {
    private static final Logger LOG = LoggerFactory.getLogger(PahoGateway.class);
    private final MqttSession session;
    private final Backoff backoff;
    private final Set<String> further = ConcurrentHashMap.newKeySet();
    private volatile Optional<PahoConnection> current = Optional.empty();
    private volatile Optional<Thread> keeper = Optional.empty();
    private volatile boolean closed;
    private volatile boolean away;

    /** A gateway that waits with {@code pause} between attempts to connect. */
    public PahoGateway(MqttSession session, Pause pause) {
        this.session = session;
        this.backoff = new Backoff(pause, Duration.ofMillis(200), Duration.ofSeconds(30));
    }

    @Override
    public void open(List<String> topics, Listener listener) {
        Thread thread = Thread.ofVirtual().name("mqtt-" + session.clientId()).unstarted(() -> keep(topics, listener));
        keeper = Optional.of(thread);
        thread.start();
    }

    @Override
    public void listen(List<String> topics) {
        List<String> added = topics.stream().filter(further::add).toList();
        if (!added.isEmpty()) {
            current.ifPresent(connection -> connection.listen(added));
        }
    }

    @Override
    public CompletableFuture<Void> publish(PlugMessage message) {
        return current.map(connection -> connection.publish(message)).orElseGet(
                () -> CompletableFuture.failedFuture(new IOException("there is no connection to the broker")));
    }

    @Override
    public void close() {
        closed = true;
        keeper.ifPresent(PahoGateway::end);
    }

    private static void end(Thread thread) {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(List<String> topics, Listener listener) {
        try {
            while (!closed) {
                connect(topics, listener);
                if (!closed) {
                    backoff.await();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{} ends", session);
        }
    }

    private void connect(List<String> topics, Listener listener) throws InterruptedException {
        Optional<PahoConnection> connection = Optional.empty();
        try {
            connection = Optional.of(new PahoConnection(session, listener));
            hold(connection.get(), topics, listener);
        } catch (MqttException e) {
            warn(reason(e));
        } finally {
            current = Optional.empty();
            connection.ifPresent(PahoConnection::close);
        }
    }

    private void hold(PahoConnection connection, List<String> topics, Listener listener)
            throws MqttException, InterruptedException {
        connection.establish(topics);
        current = Optional.of(connection);
        connection.listen(List.copyOf(further));
        LOG.info("{} is connected", session);
        backoff.reset();
        away = false;
        listener.connected();
        connection.awaitLoss();
    }

    /** Once for each time that the broker is away, unless it is we who leave. */
    private void warn(String reason) {
        if (!away && !closed) {
            LOG.warn("{} cannot connect: {}; tries again until it can", session, reason);
        }
        away = true;
    }

    private static String reason(MqttException e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : String.valueOf(e.getCause().getMessage());
    }
}
