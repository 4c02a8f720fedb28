// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import static io.wattm2m.benchmark.scenario.Report.decimals;
import static io.wattm2m.benchmark.scenario.Report.whole;

import io.wattm2m.benchmark.load.Callers;
import io.wattm2m.benchmark.load.Comparison;
import io.wattm2m.benchmark.micro.BenchmarkCse;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Creations through the receiver of a CSE in the process of the load: without a protocol, but as durable. */
final class WritePipeline implements Scenario {
    private static final String METER = "Cmeter";
    private static final String PRODUCT = "creations";
    private static final String DISK = "disk";
    private static final Content READING = new Content("m2m:cin", Map.of("cnf", "application/json:0",
            "con", "{\"power\":295.4,\"voltage\":220.4,\"current\":1.34,\"energy\":1.24,\"timestamp\":1739930110}"));

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public void play(Stage stage) throws InterruptedException {
        stage.report().section("Creations without a protocol", """
                The receiver of a CSE in the process of the load, each caller in a container of its own.""");
        stage.report().head(0, "callers", "creations/s", "p50 ms", "p99 ms", "fdatasync appends/s", "of fdatasync");
        try (BenchmarkCse cse = BenchmarkCse.durable(stage.folder().resolve("pipeline"))) {
            String meter = cse.register(METER);
            for (int number = 0; number < stage.form().mostClients(); number++) {
                cse.create(METER, meter, 3, new Content("m2m:cnt", Map.of("rn", "c" + number)));
            }
            Map<String, Callers> contestants = new LinkedHashMap<>();
            contestants.put(DISK, stage.appending(Stage.READING));
            contestants.put(PRODUCT, Callers.of(number -> cse.answer(
                    RequestPrimitive.create(METER, meter + "/c" + number, 4, READING), ResponseStatusCode.CREATED)));
            for (int callers : stage.form().clients()) {
                Comparison compared = stage.compare(callers, contestants);
                stage.report().row(whole(callers), whole(compared.rate(PRODUCT)),
                        decimals(compared.percentile(PRODUCT, 50)), decimals(compared.percentile(PRODUCT, 99)),
                        whole(compared.rate(DISK)), compared.ratio(PRODUCT, DISK));
            }
        }
    }
}
