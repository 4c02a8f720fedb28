// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import static io.wattm2m.benchmark.scenario.Report.decimals;

import io.wattm2m.benchmark.load.Callers;
import io.wattm2m.benchmark.load.Figures;
import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.util.function.IntFunction;

/** How long others wait while a large tree is deleted, and while what was in it is tidied up. Pure. */
final class Removal {
    private static final int CLIENTS = 4;
    private static final int PER_SECOND = 200;
    private static final int OTHERS = 100;

    private Removal() {}

    static void play(Stage stage, String tree) throws IOException, InterruptedException {
        stage.report().section("Removal of a tree", "Half creations and half reads of `la`, " + PER_SECOND
                + " a second in all, in containers beside a tree with all those instances; before it is deleted, and "
                + "from the DELETE on.");
        stage.report().head(1, "when", "p50 ms", "p99 ms", "longest ms");
        IntFunction<String> places = stage.containers("beside", OTHERS, number -> "");
        Bulk.create(stage, OTHERS, number -> Errand.create(4, places.apply(number), Stage.READING));
        Callers others = stage.asking(Wire.HTTP, number -> {
            String place = places.apply(number);
            return number % 2 == 0 ? Errand.create(4, place, Stage.READING) : Errand.retrieve(place + "/la");
        });
        row(stage, "before", stage.steadily(CLIENTS, others, PER_SECOND));
        long begin = System.nanoTime();
        stage.beginDeleting(tree);
        for (int round = 1; round <= stage.form().rounds(); round++) {
            row(stage, "after " + decimals((System.nanoTime() - begin) / 1e9) + " s",
                    stage.steadily(CLIENTS, others, PER_SECOND));
        }
    }

    private static void row(Stage stage, String when, Figures figures) {
        stage.report().row(when, decimals(figures.percentile(50)), decimals(figures.percentile(99)),
                decimals(figures.percentile(100)));
    }
}
