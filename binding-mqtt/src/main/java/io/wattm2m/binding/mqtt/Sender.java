// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_NOT_REACHABLE;

import io.wattm2m.binding.mqtt.BrokerConnection.Login;
import io.wattm2m.binding.mqtt.MqttMapping.Parameters;
import io.wattm2m.cse.primitive.RequestFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes at one broker, and hears the answers to our requests there. Connects when it is first used and again when
 * the connection was lost, but after a failed attempt not before a while has passed; failures are
 * TARGET_NOT_REACHABLE. Thread-safe; callers block, its connection never does.
 */
final class Sender implements BrokerConnection.Events, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final Login login;
    private final Topics topics;
    private final MqttMapping mapping;
    private final PendingRequests pending;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Lock lock = new ReentrantLock();
    private @Nullable BrokerConnection connection;
    private Backoff backoff = Backoff.NONE;
    private long pauseBegin;
    private long pauseNanos;

    Sender(Login login, Topics topics, MqttMapping mapping) {
        this.login = login;
        this.topics = topics;
        this.mapping = mapping;
        this.pending = new PendingRequests(login.settings().maxPending());
    }

    /** Connects at once, unless that is done. */
    void open() throws MqttException {
        lock.lock();
        try {
            if (connection == null || !connection.isOpen()) {
                connect();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Publishes to this topic and waits for the broker's acknowledgement. */
    void publish(String topic, byte[] payload) {
        publish(topic, payload, login.settings().requestTimeout());
    }

    /** Publishes to this topic and waits this long for the broker's acknowledgement. */
    void publish(String topic, byte[] payload, Duration longest) {
        try {
            connection().publish(topic, payload, longest);
        } catch (MqttException e) {
            throw unreachable(e.toString());
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest("'" + topic + "' is not a topic to publish to: " + e.getMessage());
        }
    }

    /** Publishes a request with this identifier and waits for its answer. */
    Parameters exchange(Topic topic, String requestIdentifier, byte[] payload, Duration longest) {
        PendingRequests.Key key = key(topic, requestIdentifier);
        long begin = System.nanoTime();
        CompletableFuture<Parameters> answer = pending.add(key);
        try {
            publish(topics.name(topic), payload, longest);
            return await(answer, longest.minusNanos(System.nanoTime() - begin), topic);
        } finally {
            pending.remove(key);
        }
    }

    @Override
    public void arrived(String name, byte[] payload) {
        topics.parse(name).filter(topic -> topic.kind() == Topic.Kind.RESPONSE)
                .ifPresent(topic -> answered(topic, payload));
    }

    @Override
    public void lost(Throwable cause) {
        LOG.debug("connection to {} lost", login.broker(), cause);
        pending.fail(unreachable("the connection was lost: " + cause));
    }

    /** Disconnects; what waits for an answer fails. */
    @Override
    public void close() {
        pending.fail(unreachable("the connection is closed"));
        lock.lock();
        try {
            drop();
        } finally {
            lock.unlock();
        }
    }

    private BrokerConnection connection() throws MqttException {
        lock.lock();
        try {
            if (connection != null && connection.isOpen()) {
                return connection;
            }
            if (System.nanoTime() - pauseBegin < pauseNanos) {
                throw unreachable("it was not a moment ago");
            }
            return connect();
        } finally {
            lock.unlock();
        }
    }

    private BrokerConnection connect() throws MqttException {
        drop();
        try {
            BrokerConnection opened = BrokerConnection.open(login, topics.responseFilters(), this);
            connection = opened;
            backoff = Backoff.NONE;
            pauseNanos = 0;
            return opened;
        } catch (MqttException e) {
            backoff = backoff.next();
            pauseBegin = System.nanoTime();
            pauseNanos = backoff.delay(random).toNanos();
            throw e;
        }
    }

    private void drop() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private void answered(Topic topic, byte[] payload) {
        try {
            Parameters answer = mapping.readResponse(payload, topic.contentFormat());
            if (!pending.complete(key(topic, answer.requestIdentifier()), answer)) {
                LOG.debug("nobody waits for the answer on {}, rqi={}", topic.name(), answer.requestIdentifier());
            }
        } catch (RequestFailure e) {
            LOG.debug("the answer on {} is broken: {}", topic.name(), e.text());
        }
    }

    private PendingRequests.Key key(Topic topic, String requestIdentifier) {
        return new PendingRequests.Key(topics.identifiers().meaning(topic.receiver()), requestIdentifier);
    }

    private Parameters await(CompletableFuture<Parameters> answer, Duration longest, Topic topic) {
        try {
            return answer.get(Math.max(1, longest.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unreachable("no answer to " + topics.name(topic) + " in time");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RequestFailure failure ? failure : unreachable(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("the wait for its answer was interrupted");
        }
    }

    private RequestFailure unreachable(String why) {
        return new RequestFailure(TARGET_NOT_REACHABLE, "mqtt://" + login.broker() + ": " + why);
    }
}
