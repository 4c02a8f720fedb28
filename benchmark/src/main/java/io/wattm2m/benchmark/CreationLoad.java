// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.nio.file.Path;
import java.util.Map;

/** Creation of content instances, each thread in a container of its own, answered when they are on disk. */
final class CreationLoad implements AutoCloseable {
    private static final String METER = "Cmeter";
    private final Content instance;
    private final BenchmarkCse cse;
    private final String meter;

    /** A fresh CSE with its data in this folder and a container for each of so many threads. */
    CreationLoad(Path folder, Content instance, int threads) {
        this.instance = instance;
        cse = BenchmarkCse.durable(folder);
        meter = cse.register(METER);
        for (int i = 0; i < threads; i++) {
            cse.create(METER, meter, 3, new Content("m2m:cnt", Map.of("rn", "c" + i)));
        }
    }

    /** A round of creations. */
    Figures run(Load load) throws InterruptedException {
        return load.run(thread -> cse.answer(
                RequestPrimitive.create(METER, meter + "/c" + thread, 4, instance), ResponseStatusCode.CREATED));
    }

    @Override
    public void close() {
        cse.close();
    }
}
