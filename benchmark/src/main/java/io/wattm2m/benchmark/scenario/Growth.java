// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import static io.wattm2m.benchmark.scenario.Report.decimals;
import static io.wattm2m.benchmark.scenario.Report.whole;

import io.wattm2m.benchmark.load.Callers;
import io.wattm2m.benchmark.load.Comparison;
import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/**
 * What requests cost when there is little in the tree and when there is much, on a platform of its own, with a
 * small heap unless another is asked for; and whether others notice when much of it is deleted.
 */
final class Growth implements Scenario {
    private static final int INSTANCES_IN_EACH = 100;
    private static final int WANTED = 10;
    private static final int CLIENTS = 16;
    private static final String PRODUCT = "platform";
    private static final String BARE = "bare";

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public void play(Stage outer) throws IOException, InterruptedException {
        Report report = outer.report();
        String heap = outer.form().heap();
        report.section("Growth", "A hundred content instances in each container, by " + CLIENTS + " clients, with "
                + (heap.isEmpty() ? "the heap of the options above" : "-Xmx" + heap)
                + ". *Cost* is what a request takes of what it takes of the bare handler, next to the first "
                + "line's. Discovery is of " + WANTED + " instances by type and label.");
        List<String> options = new ArrayList<>(outer.options());
        if (!heap.isEmpty()) {
            options.add("-Xmx" + heap);
        }
        try (Stage stage = new Stage(outer.form(), report, Files.createDirectories(outer.folder().resolve("growth")),
                options)) {
            grow(stage);
            Removal.play(stage, place(stage.form().instances().getLast()));
        }
    }

    private static void grow(Stage stage) throws IOException, InterruptedException {
        stage.report().head(1, "what", "instances", "containers", "answers/s", "p50 ms", "p99 ms", "bare handler/s",
                "of bare", "cost");
        Map<String, Double> first = new LinkedHashMap<>();
        int before = 0;
        for (int instances : stage.form().instances()) {
            int containers = Math.max(WANTED, (instances - before) / INSTANCES_IN_EACH);
            IntFunction<String> places = fill(stage, instances, containers, instances - before);
            Size size = new Size(instances, containers);
            line(stage, "creation", size, first,
                    number -> Errand.create(4, any(places, containers), Stage.READING));
            line(stage, "`la`", size, first, number -> Errand.retrieve(any(places, containers) + "/la"));
            line(stage, "discovery", size, first,
                    number -> Errand.discover(place(instances), "fu=1&ty=4&lbl=wanted"));
            before = instances;
        }
    }

    private static IntFunction<String> fill(Stage stage, int instances, int containers, int more)
            throws IOException, InterruptedException {
        IntFunction<String> places = stage.containers("growth" + instances, containers, number -> "");
        int step = Math.max(1, more / WANTED);
        Bulk.create(stage, more, number -> Errand.create(4, places.apply(number % containers),
                number % step == 0 ? labelled() : Stage.READING));
        return places;
    }

    private static void line(Stage stage, String what, Size size, Map<String, Double> first,
            IntFunction<Errand> errands) throws IOException, InterruptedException {
        Errand one = errands.apply(0);
        Map<String, Callers> contestants = new LinkedHashMap<>();
        contestants.put(PRODUCT, stage.asking(Wire.HTTP, errands));
        contestants.put(BARE, stage.askingBare(stage.ask(one).length, one.body()));
        Comparison compared = stage.compare(CLIENTS, contestants);
        double share = compared.rate(PRODUCT) / compared.rate(BARE);
        first.putIfAbsent(what, share);
        double cost = first.getOrDefault(what, share) / share;
        stage.report().row(what, whole(size.instances), whole(size.containers), whole(compared.rate(PRODUCT)),
                decimals(compared.percentile(PRODUCT, 50)), decimals(compared.percentile(PRODUCT, 99)),
                whole(compared.rate(BARE)), compared.ratio(PRODUCT, BARE), decimals(cost));
    }

    private static String place(int instances) {
        return Stage.ROOT + "/growth" + instances;
    }

    private static String any(IntFunction<String> places, int containers) {
        return places.apply(ThreadLocalRandom.current().nextInt(containers));
    }

    private static String labelled() {
        return Stage.READING.replaceFirst("\\{\"m2m:cin\":\\{", "{\"m2m:cin\":{\"lbl\":[\"wanted\"],");
    }

    private record Size(int instances, int containers) {}
}
