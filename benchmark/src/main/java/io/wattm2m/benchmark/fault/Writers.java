// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.LoadClient;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * Clients that create instances, one after another and each in all containers in turn, whatever happens; who gets no
 * answer, or a failure, connects again and goes on with the next one. Thread-safe.
 */
final class Writers implements AutoCloseable {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int LONGEST = 97;
    private final Victim victim;
    private final ReadWriteLock turn = new ReentrantReadWriteLock(true);
    private final AtomicLong failures = new AtomicLong();
    private final Queue<String> reasons = new ConcurrentLinkedQueue<>();
    private final List<Writer> writers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile List<Account> accounts = List.of();
    private volatile boolean stopped;

    Writers(Victim victim) {
        this.victim = victim;
    }

    /** The originator that a writer is. */
    static String originator(int number) {
        return "Cfault" + number;
    }

    /** Begins, with nothing to do yet. */
    void start(List<Wire> wires) {
        turn.writeLock().lock();
        for (Wire wire : wires) {
            Writer writer = new Writer(writers.size(), wire);
            writers.add(writer);
            threads.add(Thread.ofVirtual().start(writer));
        }
    }

    /** Lets them create in these containers; for the thread that has started them, as the next one. */
    void resume(List<Account> places) {
        accounts = List.copyOf(places);
        turn.writeLock().unlock();
    }

    /** Returns when each has its answer, or has given up. */
    void pause() {
        turn.writeLock().lock();
    }

    /** How many creations have been acknowledged, for each of them. */
    List<Long> counts() {
        return writers.stream().map(writer -> writer.acknowledged.get()).toList();
    }

    /** How many have failed or have not been answered. */
    long failures() {
        return failures.get();
    }

    /** Why they have failed since this was asked last. */
    List<String> reasons() {
        return Stream.generate(reasons::poll).takeWhile(Objects::nonNull).toList();
    }

    /** Ends them; the thread that has paused them may call it. */
    @Override
    public void close() {
        stopped = true;
        if (((ReentrantReadWriteLock) turn).isWriteLockedByCurrentThread()) {
            turn.writeLock().unlock();
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One client. */
    private final class Writer implements Runnable {
        private final int number;
        private final Wire wire;
        private final AtomicLong acknowledged = new AtomicLong();
        private long asked;

        private Writer(int number, Wire wire) {
            this.number = number;
            this.wire = wire;
        }

        @Override
        public void run() {
            while (!stopped) {
                try (LoadClient client = victim.client(wire, originator(number))) {
                    while (!stopped) {
                        inTurn(client);
                    }
                } catch (IOException e) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }

        private void inTurn(LoadClient client) throws IOException {
            turn.readLock().lock();
            try {
                if (!stopped) {
                    create(client, accounts.get((int) ((asked + number) % accounts.size())));
                }
            } finally {
                turn.readLock().unlock();
            }
        }

        private void create(LoadClient client, Account account) throws IOException {
            String content = number + "-" + asked + ":" + "x".repeat((int) (asked % LONGEST));
            asked++;
            account.asked().add(content);
            try {
                byte[] answer = client.ask(Errand.create(4, account.container(),
                        "{\"m2m:cin\":{\"con\":\"" + content + "\"}}"));
                if (new String(answer, StandardCharsets.UTF_8).contains(content)) {
                    account.acknowledged().add(content);
                    acknowledged.incrementAndGet();
                } else {
                    throw new IOException("another instance was acknowledged");
                }
            } catch (IOException e) {
                failures.incrementAndGet();
                reasons.add(wire + ": " + e);
                throw e;
            }
        }
    }
}
