// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.load;

import io.wattm2m.benchmark.load.Callers.Caller;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Callers in virtual threads for a while. What happens during the warm-up is not counted. Immutable.
 *
 * @param callers how many call at once
 * @param warmUp how long they call before it counts
 * @param lasts how long it counts
 */
public record Load(int callers, Duration warmUp, Duration lasts) {
    private static final int DIGITS = 3;
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);

    /** Each caller calls again as soon as it has its answer: what is measured is the rate. */
    public Figures closed(Callers open) throws InterruptedException {
        return run(open, () -> System::nanoTime);
    }

    /**
     * Calls are due at a fixed rate, and late is late: the time of each is counted from when it was due, whether or not
     * a caller was free for it then. What is measured are the times that somebody would wait.
     */
    public Figures open(Callers open, double perSecond) throws InterruptedException {
        return run(open, () -> new Schedule(System.nanoTime(), perSecond)::next);
    }

    private Figures run(Callers open, Supplier<Moments> pace) throws InterruptedException {
        List<Caller> ready = new ArrayList<>();
        try {
            for (int number = 0; number < callers; number++) {
                ready.add(open.open(number));
            }
            return run(ready, pace);
        } catch (IOException e) {
            throw new IllegalStateException("a caller has no connection", e);
        } finally {
            ready.forEach(Caller::close);
        }
    }

    /** The pace begins once all callers are there: what opening them takes makes no call late. */
    private Figures run(List<Caller> ready, Supplier<Moments> pace) throws InterruptedException {
        Histogram all = new Histogram(LONGEST_MICROS, DIGITS);
        CountDownLatch begin = new CountDownLatch(1);
        Moments moments = pace.get();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Histogram>> parts = ready.stream().map(caller -> executor.submit(() -> {
                begin.await();
                return repeat(caller, moments, System.nanoTime() + warmUp.toNanos());
            })).toList();
            begin.countDown();
            for (Future<Histogram> part : parts) {
                all.add(part.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return new Figures(lasts, all);
    }

    /** Counts what ends within the time that counts, but at least once, so that there is always something to tell. */
    private Histogram repeat(Caller caller, Moments moments, long counts) throws IOException {
        Histogram latencies = new Histogram(LONGEST_MICROS, DIGITS);
        long end = counts + lasts.toNanos();
        long after;
        do {
            long due = moments.next();
            caller.call();
            after = System.nanoTime();
            if (after - counts >= 0 && (after - end < 0 || latencies.getTotalCount() == 0)) {
                latencies.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(after - due)));
            }
        } while (after - end < 0);
        return latencies;
    }

    /** When calls are due. Thread-safe. */
    @FunctionalInterface
    interface Moments {

        /** Waits until the next call is due; when that was, by the clock of the nanoseconds. */
        long next();
    }
}
