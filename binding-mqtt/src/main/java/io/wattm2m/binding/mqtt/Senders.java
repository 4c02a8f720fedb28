// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_NOT_REACHABLE;

import io.wattm2m.binding.mqtt.BrokerConnection.Login;
import io.wattm2m.cse.primitive.RequestFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The {@link Sender}s in use, one for each broker and prefix; one that nobody has used for a while is closed. Their
 * client identifiers are their own, so that none drives another, or the listener, from a broker. Thread-safe.
 */
final class Senders implements AutoCloseable {
    private static final int MOST = 200;

    private final TopicIdentifiers identifiers;
    private final MqttSettings settings;
    private final MqttMapping mapping;
    private final BrokerAccounts accounts;
    private final Map<Key, Entry> entries = new HashMap<>();
    private final Lock lock = new ReentrantLock();
    private final Thread sweeper = Thread.ofVirtual().name("mqtt-idle").unstarted(this::sweep);
    private boolean closed;

    Senders(TopicIdentifiers identifiers, MqttSettings settings, MqttMapping mapping,
            BrokerAccounts accounts) {
        this.identifiers = identifiers;
        this.settings = settings;
        this.mapping = mapping;
        this.accounts = accounts;
    }

    /** The sender at this broker; who takes it gives it back by closing the lease. */
    Lease lease(BrokerAddress broker, String prefix) {
        lock.lock();
        try {
            Key key = new Key(accounts.way(broker), prefix);
            Entry entry = entries.computeIfAbsent(key, this::entry);
            entry.users++;
            return new Lease(entry);
        } finally {
            lock.unlock();
        }
    }

    /** How many there are. */
    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        sweeper.interrupt();
        List<Entry> all = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            all.addAll(entries.values());
            entries.clear();
        } finally {
            lock.unlock();
        }
        all.forEach(entry -> entry.sender.close());
    }

    private Entry entry(Key key) {
        if (closed || entries.size() >= MOST) {
            throw new RequestFailure(TARGET_NOT_REACHABLE,
                    closed ? "the binding is closed" : "connections to " + MOST + " brokers are open already");
        }
        if (sweeper.getState() == Thread.State.NEW) {
            sweeper.start();
        }
        String identifier = identifiers.clientIdentifier() + "::" + UUID.randomUUID().toString().substring(0, 8);
        return new Entry(new Sender(new Login(key.broker, identifier, false, accounts, settings),
                new Topics(key.prefix, identifiers), mapping));
    }

    private void sweep() {
        try {
            while (true) {
                Thread.sleep(settings.idleTimeout().dividedBy(2));
                idle().forEach(entry -> entry.sender.close());
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    /** Takes out those that are not used. */
    private List<Entry> idle() {
        lock.lock();
        try {
            List<Entry> idle = entries.values().stream().filter(this::isIdle).toList();
            entries.values().removeAll(idle);
            return idle;
        } finally {
            lock.unlock();
        }
    }

    private boolean isIdle(Entry entry) {
        return entry.users == 0 && System.nanoTime() - entry.lastUse > settings.idleTimeout().toNanos();
    }

    private record Key(BrokerAddress broker, String prefix) {}

    private static final class Entry {
        private final Sender sender;
        private int users;
        private long lastUse;

        private Entry(Sender sender) {
            this.sender = sender;
        }
    }

    /** The use of a sender, which is not closed for idleness meanwhile. */
    final class Lease implements AutoCloseable {
        private final Entry entry;

        private Lease(Entry entry) {
            this.entry = entry;
        }

        Sender sender() {
            return entry.sender;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                entry.users--;
                entry.lastUse = System.nanoTime();
            } finally {
                lock.unlock();
            }
        }
    }
}
