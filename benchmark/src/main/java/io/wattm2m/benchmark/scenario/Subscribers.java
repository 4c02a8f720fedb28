// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import static io.wattm2m.benchmark.scenario.Report.decimals;
import static io.wattm2m.benchmark.scenario.Report.whole;

import io.wattm2m.benchmark.load.Callers;
import io.wattm2m.benchmark.load.Load;
import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Creations in a container to which some are subscribed, and how fast these are told. */
final class Subscribers implements Scenario {
    private static final int CLIENTS = 16;
    private static final long STEP_NANOS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "subscribers";
    }

    @Override
    public void play(Stage stage) throws IOException, InterruptedException {
        stage.report().section("Creations with subscribers", """
                Into one container by up to 16 clients; each subscriber has an HTTP listener in the process of the load.
                *Drained after* is how long the last notification comes after the last creation.""");
        stage.report().head(0, "subscribers", "creations/s", "notifications/s while creating", "of creations",
                "drained after ms", "lost");
        for (int subscribers : stage.form().subscribers()) {
            try (Listener listener = new Listener()) {
                play(stage, subscribers, listener);
            }
        }
    }

    private static void play(Stage stage, int subscribers, Listener listener)
            throws IOException, InterruptedException {
        String name = "subscribed" + subscribers;
        stage.containers(name, 1, number -> "");
        String container = Stage.ROOT + "/" + name + "/c0";
        for (int number = 0; number < subscribers; number++) {
            stage.create(23, container, "s" + number, "{\"m2m:sub\":{\"rn\":\"s" + number + "\",\"enc\":{\"net\":[3]},"
                    + "\"nct\":1,\"nu\":[\"" + listener.address() + number + "\"]}}");
        }
        long before = listener.told();
        LongAdder created = new LongAdder();
        Callers asking = stage.asking(Wire.HTTP, number -> Errand.create(4, container, Stage.READING));
        Load load = new Load(Math.min(CLIENTS, stage.form().mostClients()), Duration.ZERO,
                stage.form().lasts().plus(stage.form().warmUp()));
        var _ = load.closed(number -> counting(asking.open(number), created));
        long meanwhile = listener.told() - before;
        long wanted = created.sum() * subscribers;
        long end = System.nanoTime();
        while (listener.told() - before < wanted && System.nanoTime() - end < PATIENCE.toNanos()) {
            LockSupport.parkNanos(STEP_NANOS);
        }
        double seconds = load.lasts().toNanos() / 1e9;
        stage.report().row(whole(subscribers), whole(created.sum() / seconds), whole(meanwhile / seconds),
                decimals((double) meanwhile / wanted),
                whole(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - end)),
                whole(wanted - (listener.told() - before)));
    }

    private static Callers.Caller counting(Callers.Caller caller, LongAdder count) {
        return new Callers.Caller() {
            @Override
            public void call() throws IOException {
                caller.call();
                count.increment();
            }

            @Override
            public void close() {
                caller.close();
            }
        };
    }
}
