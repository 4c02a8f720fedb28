// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.push;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings sealed messages to push services (RFC 8030): each tried three times, redirects not followed, what the service
 * does not know any more told to whoever keeps subscriptions. Thread-safe; {@value #AT_ONCE} messages at a time.
 */
final class PushSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PushSender.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Set<Integer> GONE = Set.of(404, 410);
    private static final int TRIES = 3;
    private static final int REFUSED_FROM = 300;
    private static final int FAILED_FROM = 500;
    private static final int AT_ONCE = 16;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final ReentrantLock lock = new ReentrantLock();
    private final PushKeys keys;
    private final String contact;
    private final Consumer<PushSubscription> gone;
    private Optional<Line> line = Optional.empty();

    PushSender(PushKeys keys, String contact, Consumer<PushSubscription> gone) {
        this.keys = keys;
        this.contact = contact;
        this.gone = gone;
    }

    /** Sends a text behind the caller's back; what goes wrong is logged. */
    void send(PushSubscription to, byte[] text) {
        Thread.ofVirtual().name("push").start(() -> {
            room.acquireUninterruptibly();
            try {
                deliver(to, text);
            } finally {
                room.release();
            }
        });
    }

    @Override
    public void close() {
        lock.lock();
        try {
            line.ifPresent(open -> open.http.shutdownNow());
        } finally {
            lock.unlock();
        }
    }

    private void deliver(PushSubscription to, byte[] text) {
        try {
            HttpRequest request = HttpRequest
                    .newBuilder(line().seal.request(to, text), (name, value) -> true).timeout(TIMEOUT).build();
            Outcome outcome = Outcome.DELIVERED;
            for (int tries = 0; tries < TRIES; tries++) {
                outcome = outcome(request);
                if (!outcome.again) {
                    break;
                }
            }
            settle(to, outcome);
        } catch (IllegalArgumentException e) {
            LOG.warn("{}; the subscription is forgotten", e.getMessage());
            gone.accept(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle(PushSubscription to, Outcome outcome) {
        if (GONE.contains(outcome.status)) {
            gone.accept(to);
        } else if (!outcome.failure.isEmpty()) {
            LOG.warn("the push service at {} does not take a message for {}: {}", URI.create(to.endpoint()).getHost(),
                    to,
                    outcome.failure);
        }
    }

    private Outcome outcome(HttpRequest request) throws InterruptedException {
        try {
            int status = line().http.send(request, BodyHandlers.discarding()).statusCode();
            return status < REFUSED_FROM ? Outcome.DELIVERED
                    : new Outcome(status, "it answers " + status, status >= FAILED_FROM);
        } catch (IOException e) {
            return new Outcome(0, String.valueOf(e.getMessage()), true);
        }
    }

    /** Made for the first message: many a household has none. */
    private Line line() {
        lock.lock();
        try {
            Line open = line.orElseGet(() -> new Line(Seal.of(keys, contact),
                    HttpClient.newBuilder().connectTimeout(TIMEOUT).build()));
            line = Optional.of(open);
            return open;
        } finally {
            lock.unlock();
        }
    }

    private record Line(Seal seal, HttpClient http) {}

    /** What became of it: the status or 0, the failure or nothing, whether another try may help. */
    private record Outcome(int status, String failure, boolean again) {
        private static final Outcome DELIVERED = new Outcome(0, "", false);
    }
}
