// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.binding.mqtt.BrokerConnection.Login;
import io.wattm2m.cse.primitive.RequestFailure;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests from a broker, each on a virtual thread, and gives the answers to a {@link Sender}. Answers go another
 * way than requests come, so that this connection may be held back: when as many requests as allowed are worked on,
 * the next ones wait at the broker, and nothing that is needed to finish waits behind them. A lost connection is
 * replaced. Thread-safe.
 */
final class RequestListener implements BrokerConnection.Events, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RequestListener.class);
    /** A request counts once more for each of these. */
    private static final int SMALL_BYTES = 16_384;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    private final Login login;
    private final Topics topics;
    private final PrimitiveHandler handler;
    private final Sender answers;
    private final Semaphore turns;
    private final Semaphore polls;
    private final ExecutorService workers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("mqtt-request-", 0).factory());
    private final Reconnection reconnection;
    private volatile boolean closed;

    RequestListener(Login login, Topics topics, PrimitiveHandler handler, Sender answers) {
        this.login = login;
        this.topics = topics;
        this.handler = handler;
        this.answers = answers;
        this.turns = new Semaphore(login.settings().maxRequests(), true);
        this.polls = new Semaphore(login.settings().maxPolls());
        this.reconnection = new Reconnection(login.broker(), this::connect);
    }

    /** Connects; from here on requests are taken. */
    void open() throws MqttException {
        reconnection.start();
    }

    @Override
    public void arrived(String name, byte[] payload) throws InterruptedException {
        Topic topic = topics.parse(name).filter(Topic::isRequest).orElse(null);
        if (topic == null) {
            LOG.debug("not a topic of oneM2M requests: {}", name);
            return;
        }
        int cost = Math.min(1 + payload.length / SMALL_BYTES, login.settings().maxRequests());
        turns.acquire(cost);
        if (closed) {
            throw new InterruptedException("closing");
        }
        workers.execute(() -> work(topic, payload, cost));
    }

    @Override
    public void lost(Throwable cause) {
        reconnection.lost(cause);
    }

    /** Takes no more requests, and waits a little for those that are being worked on. */
    @Override
    public void close() {
        closed = true;
        turns.release(login.settings().maxRequests() * 2);
        reconnection.close();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private BrokerConnection connect() throws MqttException {
        // first the way out, for a persistent session brings requests at once
        answers.open();
        return BrokerConnection.open(login, topics.requestFilters(login.settings().sharedGroup()), this);
    }

    private void work(Topic topic, byte[] payload, int cost) {
        Turn turn = new Turn(cost);
        try {
            answers.publish(topics.name(topic.answer()), handler.answer(topic, payload, turn));
        } catch (RequestFailure e) {
            LOG.debug("no answer on {}: {}", topic.answer().name(), e.text());
        } finally {
            turn.end();
        }
    }

    /** A request's place among those that are worked on. One that only waits gives it up for one of its own kind. */
    private final class Turn implements PrimitiveHandler.Waiting {
        private final int cost;
        private boolean waiting;

        private Turn(int cost) {
            this.cost = cost;
        }

        @Override
        public boolean begin() {
            waiting = polls.tryAcquire();
            if (waiting) {
                turns.release(cost);
            }
            return waiting;
        }

        private void end() {
            if (waiting) {
                polls.release();
            } else {
                turns.release(cost);
            }
        }
    }
}
