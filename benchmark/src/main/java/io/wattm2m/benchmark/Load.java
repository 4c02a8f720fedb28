// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;

/** Repeats an operation for a while, from so many virtual threads at once. */
record Load(int threads, Duration lasts) {
    private static final int DIGITS = 3;

    /** Each thread passes its number to the operation, again and again; a failure of one fails the whole round. */
    Figures run(IntConsumer operation) throws InterruptedException {
        Histogram all = new Histogram(DIGITS);
        long begin = System.nanoTime();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Histogram>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                parts.add(executor.submit(() -> repeat(() -> operation.accept(thread), begin + lasts.toNanos())));
            }
            for (Future<Histogram> part : parts) {
                all.add(part.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return new Figures(Duration.ofNanos(System.nanoTime() - begin), all);
    }

    /** At least once, so that there is always something to tell. */
    private static Histogram repeat(Runnable operation, long end) {
        Histogram latencies = new Histogram(DIGITS);
        long now = System.nanoTime();
        do {
            operation.run();
            long after = System.nanoTime();
            latencies.recordValue(TimeUnit.NANOSECONDS.toMicros(after - now));
            now = after;
        } while (now - end < 0);
        return latencies;
    }
}
