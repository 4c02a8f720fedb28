// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import io.wattm2m.benchmark.load.Callers.Caller;
import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Many resources that have to be there before something is measured, created by many clients at once. Pure. */
final class Bulk {
    private Bulk() {}

    static void create(Stage stage, int count, IntFunction<Errand> errands) throws IOException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> parts = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < Math.min(count, stage.form().mostClients()); client++) {
                int number = client;
                parts.add(executor.submit(() -> {
                    AtomicInteger mine = new AtomicInteger();
                    try (Caller caller = stage.asking(Wire.HTTP, any -> errands.apply(mine.get())).open(number)) {
                        for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
                            mine.set(at);
                            caller.call();
                        }
                    }
                    return count;
                }));
            }
        }
        for (Future<?> part : parts) {
            try {
                part.get();
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }
    }
}
