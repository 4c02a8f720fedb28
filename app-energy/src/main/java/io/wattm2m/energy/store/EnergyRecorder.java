// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.EnergyIntegrator;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts readings and writes what follows from them behind the caller's back, many in one commit.
 *
 * <p>Thread-safe; a thread of its own counts and writes. Memory is bounded: callers wait while the queue is full. What
 * was not committed at a crash was not read either: the position is committed with the rollups.
 */
public final class EnergyRecorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EnergyRecorder.class);
    private static final int QUEUE = 10_000;
    private static final int MOST_TOGETHER = 100_000;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final BlockingQueue<Counted> queue = new ArrayBlockingQueue<>(QUEUE);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, PlugRecord> plugs;
    private final Known known;
    private final EnergyDatabase database;
    private final Rules rules;
    private final Consumer<PlugRecord> committed;
    private final Thread writer;
    /** Whether somebody waits for what was collected. */
    private volatile boolean hurried;
    /** Whether memory may be behind the database; seen by the writer only. */
    private boolean doubtful;

    /**
     * A recorder that has begun to work.
     *
     * @param committed told of every plug that was written, by the recorder's thread; must not wait for the recorder
     */
    public EnergyRecorder(EnergyDatabase database, Rules rules, Consumer<PlugRecord> committed) {
        this.database = database;
        this.rules = rules;
        this.committed = committed;
        this.plugs = new ConcurrentHashMap<>(database.plugs());
        this.known = Known.of(database);
        this.writer = Thread.ofPlatform().name("energy-recorder").start(this::run);
    }

    /**
     * Takes a reading that was found in an instance created at this time; waits while there is too much to do. Once
     * closed it takes nothing: the position stays behind, so that the instance is read again after a restart.
     */
    public void record(Reading reading, Instant creationTime) throws InterruptedException {
        if (isClosing()) {
            return;
        }
        queue.put(tally -> tally.count(reading, creationTime));
    }

    /**
     * Takes a reading of before its device was {@link #setApart}.
     *
     * @param pastId what was set apart is called
     * @param kept told once the reading is kept there, by the recorder's thread; must not wait for anything
     */
    public void record(Reading reading, String pastId, Instant creationTime, Runnable kept)
            throws InterruptedException {
        if (!isClosing()) {
            queue.put(new Latecomer(reading, pastId, creationTime, () -> knows(FedIn.device(pastId)), kept));
        }
    }

    /** Remembers that the hours of a plug, as it was seen, were published up to this moment. */
    public void published(PlugRecord seen, Instant until) throws InterruptedException {
        queue.put(tally -> tally.published(seen, until));
    }

    /**
     * Takes in a day of history, up to the first that is known of that day already.
     *
     * @return whether anything of it was taken in, as soon as it is written
     */
    public Future<Boolean> add(HistoryDay day) throws InterruptedException {
        CompletableFuture<Boolean> taken = new CompletableFuture<>();
        queue.put(new Counted() {
            private boolean isTaken;

            @Override
            public void count(Tally tally) {
                isTaken = !taken.isCancelled() && tally.count(day);
            }

            @Override
            public void written() {
                taken.complete(isTaken);
            }
        });
        hurried = true;
        return taken;
    }

    /** Forgets a device for good: what it has measured so far, and what of it is waiting. */
    public Future<Boolean> forget(String deviceId) throws InterruptedException {
        return afterwards(() -> {
            database.erasing().device(deviceId);
            beginAnew(deviceId);
        });
    }

    /** Has what a device has measured so far, and what of it is waiting, be that of another, which is not heard. */
    public Future<Boolean> setApart(String deviceId, String pastId) throws InterruptedException {
        return afterwards(() -> {
            database.erasing().setApart(deviceId, pastId);
            beginAnew(deviceId);
            plugs.putAll(database.plugs());
        });
    }

    /** Forgets what is older than its retention of these devices, as of now. */
    public Future<Boolean> thin(List<String> deviceIds, Instant now) throws InterruptedException {
        return afterwards(() -> database.thin(deviceIds, rules.retention(), now));
    }

    private void beginAnew(String deviceId) {
        plugs.remove(deviceId);
        plugs.remove(FedIn.of(deviceId));
        known.forget();
    }

    /** Counts days once more, after what is waiting, and has their hours published again. */
    Future<Boolean> recount(Recount recount) throws InterruptedException {
        return afterwards(() -> {
            database.write(recount, rules);
            known.forget();
            PlugRecord plug = plug(recount.deviceId()).unpublishedFrom(recount.first());
            plugs.put(plug.deviceId(), plug);
            committed.accept(plug);
        });
    }

    /** How energy is counted and kept. */
    Rules rules() {
        return rules;
    }

    /** What is committed of a plug. */
    public PlugRecord plug(String deviceId) {
        PlugRecord plug = plugs.get(deviceId);
        return plug == null ? PlugRecord.unread(deviceId, rules.windowCapacity()) : plug;
    }

    /** Whether anything is kept of a plug. */
    public boolean knows(String deviceId) {
        return plugs.containsKey(deviceId);
    }

    /** All plugs that are known. */
    public List<PlugRecord> plugs() {
        return List.copyOf(plugs.values());
    }

    /** Writes what is waiting and stops. */
    @Override
    public void close() {
        closing.countDown();
        try {
            writer.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does something once what came before is written. What fails is told to the caller, and not tried again. */
    private Future<Boolean> afterwards(Runnable work) throws InterruptedException {
        FutureTask<Boolean> deed = new FutureTask<>(work, true);
        queue.put(new Counted() {
            @Override
            public void count(Tally tally) {
                // it is no reading
            }

            @Override
            public void written() {
                deed.run();
            }
        });
        hurried = true;
        return deed;
    }

    private void run() {
        try {
            while (!isClosing() || !queue.isEmpty()) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        Counted first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        List<Counted> batch = new ArrayList<>(List.of(first));
        collect(batch);
        writeUntilWritten(batch);
    }

    private void collect(List<Counted> batch) throws InterruptedException {
        Duration pause = rules.commitInterval();
        long end = System.nanoTime() + rules.interval(plugs.size()).toNanos();
        boolean more = true;
        while (more) {
            boolean ends = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            queue.drainTo(batch, MOST_TOGETHER - batch.size());
            more = !ends && !hurried && batch.size() < MOST_TOGETHER && System.nanoTime() - end < 0;
        }
        hurried = false;
    }

    private void writeUntilWritten(List<Counted> batch) throws InterruptedException {
        while (!write(batch)) {
            if (closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    /** Counts and writes a batch; false if the database failed, of which then nobody knows how far it came. */
    private boolean write(List<Counted> batch) {
        try {
            if (doubtful) {
                plugs.putAll(database.plugs());
                known.forget();
                doubtful = false;
            }
            Tally tally = new Tally(database, known, rules, this::plug);
            batch.forEach(entry -> entry.count(tally));
            doubtful = true;
            tally.write();
            doubtful = false;
            plugs.putAll(tally.plugs());
            known.written(tally);
            tally.plugs().values().forEach(committed);
            batch.forEach(Counted::written);
            return true;
        } catch (RuntimeException e) { // the root of this thread
            LOG.error("{} readings cannot be written now; will try again", batch.size(), e);
            return false;
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /**
     * How energy is counted and kept.
     *
     * @param integrator what two readings come to
     * @param zone whose hours and days
     * @param windowCapacity how many readings are kept of a plug for late ones
     * @param commitInterval how long readings are collected for one commit, at least
     * @param retention how long what is kept is kept
     */
    public record Rules(EnergyIntegrator integrator, ZoneId zone, int windowCapacity, Duration commitInterval,
            Retention retention) {
        /** Roughly: what a plug tells in the meantime changes the same few rows. */
        private static final int PLUGS_A_SECOND = 200;

        /** How long readings of so many plugs are collected for one commit. */
        Duration interval(int plugs) {
            Duration share = Duration.ofMillis(1000L * plugs / PLUGS_A_SECOND);
            return share.compareTo(commitInterval) > 0 ? share : commitInterval;
        }
    }
}
