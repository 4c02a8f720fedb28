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
import java.util.function.IntFunction;

/** Reads next to a bare server that answers as many bytes: one line after the other. */
final class ReadTable {
    private static final String PRODUCT = "reads";
    private static final String BARE = "bare";
    private final Stage stage;

    ReadTable(Stage stage, String what) {
        this.stage = stage;
        stage.report().head(2, "over", what, "clients", "answers/s", "p50 ms", "p99 ms", "at half of it p50", "p99",
                "p99.9", "bytes", "bare handler/s", "of bare");
    }

    /** A line: the clients ask for what is asked for by number. */
    void line(Wire wire, String what, IntFunction<Errand> errands, int clients)
            throws IOException, InterruptedException {
        Callers reading = stage.asking(wire, errands);
        int answer = stage.ask(errands.apply(0)).length;
        Map<String, Callers> contestants = new LinkedHashMap<>();
        contestants.put(PRODUCT, reading);
        contestants.put(BARE, stage.askingBare(answer, ""));
        Comparison compared = stage.compare(clients, contestants);
        Figures steady = stage.steadily(clients, reading, compared.rate(PRODUCT) / 2);
        stage.report().row(wire.name(), what, whole(clients), whole(compared.rate(PRODUCT)),
                decimals(compared.percentile(PRODUCT, 50)), decimals(compared.percentile(PRODUCT, 99)),
                decimals(steady.percentile(50)), decimals(steady.percentile(99)), decimals(steady.percentile(99.9)),
                whole(answer), whole(compared.rate(BARE)), compared.ratio(PRODUCT, BARE));
    }
}
