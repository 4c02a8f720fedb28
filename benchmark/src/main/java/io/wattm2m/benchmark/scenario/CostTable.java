// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import static io.wattm2m.benchmark.scenario.Report.decimals;
import static io.wattm2m.benchmark.scenario.Report.whole;

import io.wattm2m.benchmark.load.Callers;
import io.wattm2m.benchmark.load.Callers.Caller;
import io.wattm2m.benchmark.load.Figures;
import io.wattm2m.benchmark.load.Load;
import io.wattm2m.benchmark.process.Platform;
import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.LoadClient;
import io.wattm2m.benchmark.wire.Wire;
import io.wattm2m.cse.testing.RoundRobin;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Creations and reads at nodes behind a balancer, and what they cost each process. Belongs to one thread. */
final class CostTable {
    private static final int CLIENTS = 64;
    private static final int CONTAINERS = 100;
    private final Map<String, Double> atOneNode = new HashMap<>();
    private final Stage stage;

    CostTable(Stage stage) {
        this.stage = stage;
        stage.report().head(1, "store", "nodes", "what", "answers/s", "of one node", "p50 ms", "p99 ms",
                "each node µs", "PostgreSQL µs", "load µs");
    }

    /** A line for creations and one for reads at these nodes, the first of which is where a tree is put up first. */
    void lines(String store, List<Platform> nodes, Supplier<Duration> database)
            throws IOException, InterruptedException {
        if (nodes.size() == 1) {
            prepare(nodes.getFirst());
        }
        try (RoundRobin balancer = new RoundRobin()) {
            nodes.forEach(node -> balancer.add(node.port(Wire.HTTP)));
            line(new Place(store, nodes, database, balancer), "creation",
                    () -> Errand.create(4, container(), Stage.READING));
            line(new Place(store, nodes, database, balancer), "`la`", () -> Errand.retrieve(container() + "/la"));
        }
    }

    private static void prepare(Platform node) throws IOException {
        try (LoadClient admin = node.client(Wire.HTTP, Platform.ADMIN)) {
            for (int number = 0; number < CONTAINERS; number++) {
                admin.ask(Errand.create(3, Platform.BASE, "{\"m2m:cnt\":{\"rn\":\"c" + number + "\"}}"));
                admin.ask(Errand.create(4, Platform.BASE + "/c" + number, Stage.READING));
            }
        }
    }

    private void line(Place place, String what, Supplier<Errand> errands) throws InterruptedException {
        int clients = Math.min(CLIENTS, stage.form().mostClients());
        Callers asking = asking(place.balancer.url().getPort(), errands);
        Load load = new Load(clients, Duration.ZERO, stage.form().lasts());
        practise(load, asking);
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round < stage.form().rounds(); round++) {
            Use before = place.use();
            Figures figures = load.closed(asking);
            rounds.add(new Round(figures, place.use().since(before)));
        }
        rounds.sort(Comparator.comparingDouble(round -> round.figures.rate()));
        report(place, what, rounds.get(rounds.size() / 2));
    }

    /** Until the machine code of it is made, which would count as its cost. */
    private void practise(Load load, Callers asking) throws InterruptedException {
        long answered = 0;
        while (answered < stage.form().practice()) {
            answered += load.closed(asking).latencies().getTotalCount();
        }
    }

    private void report(Place place, String what, Round round) {
        Figures figures = round.figures;
        if (place.nodes.size() == 1) {
            atOneNode.put(what, figures.rate());
        }
        double one = atOneNode.getOrDefault(what, figures.rate());
        stage.report().row(place.store, whole(place.nodes.size()), what, whole(figures.rate()),
                decimals(figures.rate() / one), decimals(figures.percentile(50)), decimals(figures.percentile(99)),
                round.use.nodes.stream().map(round::each).collect(Collectors.joining(" + ")),
                round.each(round.use.database), round.each(round.use.load));
    }

    private static String container() {
        return Platform.BASE + "/c" + ThreadLocalRandom.current().nextInt(CONTAINERS);
    }

    private static Callers asking(int port, Supplier<Errand> errands) {
        return number -> {
            LoadClient client = Wire.HTTP.open(port, Platform.ADMIN);
            return new Caller() {
                @Override
                public void call() throws IOException {
                    client.ask(errands.get());
                }

                @Override
                public void close() {
                    client.close();
                }
            };
        };
    }

    private record Place(String store, List<Platform> nodes, Supplier<Duration> database, RoundRobin balancer) {

        /** What has been used up to now. */
        Use use() {
            return new Use(nodes.stream().map(node -> node.process().processor()).toList(), database.get(),
                    ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
        }
    }

    /** Times of the processor. */
    private record Use(List<Duration> nodes, Duration database, Duration load) {
        Use since(Use before) {
            List<Duration> each = new ArrayList<>();
            for (int node = 0; node < nodes.size(); node++) {
                each.add(nodes.get(node).minus(before.nodes.get(node)));
            }
            return new Use(each, database.minus(before.database), load.minus(before.load));
        }
    }

    private record Round(Figures figures, Use use) {

        /** What that is for each answer. */
        String each(Duration time) {
            return whole(time.toNanos() / 1e3 / Math.max(1, figures.latencies().getTotalCount()));
        }
    }
}
