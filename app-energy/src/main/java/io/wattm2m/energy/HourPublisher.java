// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.energy.mca.HourlyResults;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.store.EnergyRecorder;
import io.wattm2m.energy.store.EnergyRecorder.Rules;
import io.wattm2m.energy.store.PlugRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Publishes the hours of a plug that a later reading has completed, or that were counted once more. Thread-safe; works
 * on a thread of its own, so that a slow CSE does not hold up the recorder.
 */
final class HourPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HourPublisher.class);
    private static final int AT_ONCE = 500;
    private static final Duration RETRY = Duration.ofSeconds(30);
    /** What comes late mostly comes in crowds: after hours were told once more, a plug's wait for so long. */
    private static final Duration REST = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private final Thread.Builder threads = Thread.ofVirtual().name("energy-publisher");
    private final HourlyResults results;
    private final Rollups rollups;
    private final ZoneId zone;
    private final Duration reach;
    private volatile Thread worker = threads.unstarted(() -> {});

    HourPublisher(HourlyResults results, Rollups rollups, Rules rules) {
        this.results = results;
        this.rollups = rollups;
        this.zone = rules.zone();
        Duration kept = rules.retention().hours();
        this.reach = kept.compareTo(HourlyResults.KEPT) < 0 ? kept : HourlyResults.KEPT;
    }

    void start(EnergyRecorder recorder) {
        recorder.plugs().forEach(this::committed);
        worker = threads.start(() -> {
            try {
                run(recorder);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Is told of a plug that was written. What it fed in is told with the day. */
    void committed(PlugRecord plug) {
        if (FedIn.isMeter(plug.deviceId())) {
            return;
        }
        told.computeIfPresent(plug.deviceId(), (id, before) -> before.seen(plug));
        if (completedHour(plug).filter(plug.publishedUntil()::isBefore).isPresent() && waiting.add(plug.deviceId())) {
            news.release();
        }
    }

    @Override
    public void close() {
        worker.interrupt();
        try {
            worker.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(EnergyRecorder recorder) throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            boolean _ = news.tryAcquire(LOOK.toSeconds(), TimeUnit.SECONDS);
            for (String deviceId : List.copyOf(waiting)) {
                PlugRecord plug = recorder.plug(deviceId);
                if (!told.getOrDefault(deviceId, Told.NOTHING).rests(plug)) {
                    waiting.remove(deviceId);
                    attempt(recorder, plug);
                }
            }
        }
    }

    private void attempt(EnergyRecorder recorder, PlugRecord plug) throws InterruptedException {
        if (!publish(recorder, plug)) {
            waiting.add(plug.deviceId());
            pause();
        }
    }

    private void pause() throws InterruptedException {
        if (!news.tryAcquire(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("tries again to publish hours");
        }
        news.release();
    }

    /** Publishes what is complete of a plug; false if the CSE refused it. */
    private boolean publish(EnergyRecorder recorder, PlugRecord plug) throws InterruptedException {
        Optional<Instant> end = completedHour(plug);
        if (end.isEmpty()) {
            return true;
        }
        Instant from = later(plug.publishedUntil(), end.get().minus(reach));
        List<Rollup> hours = rollups.between(plug.deviceId(), Resolution.HOUR, new Span(from, end.get()), AT_ONCE);
        Instant until = hours.size() < AT_ONCE ? end.get() : Resolution.HOUR.end(hours.getLast().start(), zone);
        try {
            results.publish(plug.deviceId(), new Span(from, until), hours);
        } catch (RequestFailure e) {
            // a request that is cut short by our own end is no fault
            LOG.atLevel(Thread.currentThread().isInterrupted() ? Level.DEBUG : Level.WARN)
                    .log("hours of {} cannot be published now: {}", plug.deviceId(), e.text());
            return false;
        }
        told.compute(plug.deviceId(), (id, before) -> (before == null ? Told.NOTHING : before).and(plug, until));
        recorder.published(plug, until);
        return true;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The beginning of the hour of a plug's last reading: everything before is complete. */
    private Optional<Instant> completedHour(PlugRecord plug) {
        return plug.window().latest().map(reading -> Resolution.HOUR.start(reading.time(), zone));
    }

    /**
     * What was told of a plug since the start. Immutable.
     *
     * @param until the end of its last hour
     * @param isKept whether that is written: what was seen of the plug before says nothing
     * @param mended when hours were told once more, by the clock of this machine
     */
    private record Told(Instant until, boolean isKept, OptionalLong mended) {
        private static final Told NOTHING = new Told(Instant.EPOCH, true, OptionalLong.empty());

        Told seen(PlugRecord plug) {
            return new Told(until, isKept || !plug.publishedUntil().isBefore(until), mended);
        }

        /** Whether what is told of a plug next is no news and comes too soon. */
        boolean rests(PlugRecord plug) {
            return isMended(plug) && mended.isPresent() && System.nanoTime() - mended.getAsLong() < REST.toNanos();
        }

        Told and(PlugRecord plug, Instant newUntil) {
            return new Told(newUntil, false, isMended(plug) ? OptionalLong.of(System.nanoTime()) : mended);
        }

        private boolean isMended(PlugRecord plug) {
            return isKept && plug.publishedUntil().isBefore(until);
        }
    }
}
