// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.mqtt.Backoff;
import io.wattm2m.smartplug.mqtt.MqttGateway;
import io.wattm2m.smartplug.mqtt.MqttSession;
import io.wattm2m.smartplug.mqtt.PahoGateway;
import io.wattm2m.smartplug.mqtt.Pause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replays a recorded trace through a broker as if a plug sent it: a message for each minute that was recorded, with the
 * time of its end. For one thread; blocks.
 */
public final class TraceReplay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TraceReplay.class);
    private static final int UNACKNOWLEDGED = 64;
    /** A broker acknowledges before its subscribers have seen anything: 2,000 a second leave them time. */
    private static final Duration BREATH = Duration.ofMillis(32);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final MqttGateway gateway;
    private final TraceSettings settings;
    private final Pause pause;
    private final List<PlugMessage> batch = new ArrayList<>();

    /** A replay to the broker at {@code brokerUrl}, e.g. {@code tcp://127.0.0.1:1883}. */
    public TraceReplay(String brokerUrl, TraceSettings settings) {
        this(MqttSession.passing(brokerUrl, "trace"), settings);
    }

    /** A replay that connects as this session does, under an identifier of its own behind that one. */
    public TraceReplay(MqttSession session, TraceSettings settings) {
        this(new PahoGateway(session.named(session.clientId() + "-" + settings.deviceId()), Pause.REAL), settings,
                Pause.REAL);
    }

    TraceReplay(MqttGateway gateway, TraceSettings settings, Pause pause) {
        this.gateway = gateway;
        this.settings = settings;
        this.pause = pause;
        gateway.open(List.of(), (message, acknowledge) -> acknowledge.run());
    }

    /**
     * Replays a file: CSV with the columns {@code minute,power_w,samples}, compressed if its name ends with {@code
     * .gz}.
     *
     * @return how many minutes it was; the broker has acknowledged all of them
     * @throws IllegalArgumentException naming the line that is malformed; part of what stands before it was sent
     */
    public long replay(Path file) throws IOException, InterruptedException {
        try (TraceReader trace = TraceReader.open(file)) {
            return replay(trace);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(file.getFileName() + " " + malformed.getMessage(), malformed);
        }
    }

    @Override
    public void close() {
        gateway.close();
    }

    private long replay(TraceReader trace) throws IOException, InterruptedException {
        TracedPlug plug = new TracedPlug(settings.deviceId(), settings.zone());
        long minutes = 0;
        Optional<TraceMinute> before = Optional.empty();
        for (Optional<TraceMinute> next = trace.next(); next.isPresent(); next = trace.next()) {
            if (before.isPresent()) {
                keepPace(before.get().minute(), next.get().minute());
            }
            batch.add(plug.message(next.get()));
            if (settings.speed() > 0) {
                send();
            } else if (batch.size() == UNACKNOWLEDGED) {
                send();
                pause.of(BREATH);
            }
            before = next;
            minutes++;
        }
        send();
        return minutes;
    }

    private void keepPace(LocalDateTime from, LocalDateTime to) throws InterruptedException {
        if (settings.speed() > 0) {
            pause.of(Duration.ofMillis(Math.round(Duration.between(from, to).toMillis() / settings.speed())));
        }
    }

    /** Sends the batch until the broker has all of it; what it gets twice, a receiver knows by its time. */
    private void send() throws InterruptedException {
        Backoff backoff = new Backoff(pause, Duration.ofMillis(100), Duration.ofSeconds(5));
        while (!isTaken()) {
            backoff.await();
        }
        batch.clear();
    }

    private boolean isTaken() throws InterruptedException {
        CompletableFuture<?>[] sent = batch.stream().map(gateway::publish).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(sent).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("the broker has not taken {} messages, sends again: {}", sent.length, e.getMessage());
            return false;
        }
    }
}
