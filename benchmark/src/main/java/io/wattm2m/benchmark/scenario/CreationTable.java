// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import static io.wattm2m.benchmark.scenario.Report.decimals;
import static io.wattm2m.benchmark.scenario.Report.whole;

import io.wattm2m.benchmark.load.Callers;
import io.wattm2m.benchmark.load.Comparison;
import io.wattm2m.benchmark.load.Figures;
import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/** Creations next to raw appends and to a bare server that syncs the same bytes: one line after the other. */
final class CreationTable {
    private static final String PRODUCT = "creations";
    private static final String DISK = "disk";
    private static final String BARE = "bare";
    private final Stage stage;

    CreationTable(Stage stage) {
        this.stage = stage;
        stage.report().head(1, "over", "containers", "clients", "creations/s", "p50 ms", "p99 ms", "at half of it p50",
                "p99", "p99.9", "fdatasync appends/s", "bare handler that syncs/s", "of fdatasync", "of bare");
    }

    /** A line: into one of so many containers, by chance. */
    void line(Wire wire, int count, IntFunction<String> containers, int clients)
            throws IOException, InterruptedException {
        Callers creating = stage.asking(wire, number -> Errand.create(4,
                containers.apply(ThreadLocalRandom.current().nextInt(count)), Stage.READING));
        int answer = stage.ask(Errand.create(4, containers.apply(0), Stage.READING)).length;
        Map<String, Callers> contestants = new LinkedHashMap<>();
        contestants.put(DISK, stage.appending(Stage.READING));
        contestants.put(PRODUCT, creating);
        contestants.put(BARE, stage.askingBare(answer, Stage.READING));
        Comparison compared = stage.compare(clients, contestants);
        Figures steady = stage.steadily(clients, creating, compared.rate(PRODUCT) / 2);
        stage.report().row(wire.name(), whole(count), whole(clients), whole(compared.rate(PRODUCT)),
                decimals(compared.percentile(PRODUCT, 50)), decimals(compared.percentile(PRODUCT, 99)),
                decimals(steady.percentile(50)), decimals(steady.percentile(99)), decimals(steady.percentile(99.9)),
                whole(compared.rate(DISK)), whole(compared.rate(BARE)), compared.ratio(PRODUCT, DISK),
                compared.ratio(PRODUCT, BARE));
    }
}
