// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/** Four reads of the latest instance for one creation. */
final class MixedLoad implements Scenario {
    private static final int CONTAINERS = 100;
    private static final int PARTS = 5;

    @Override
    public String name() {
        return "mixed";
    }

    @Override
    public void play(Stage stage) throws IOException, InterruptedException {
        stage.report().section("Mixed load", "80 % reads of `la`, 20 % creations, in one of " + CONTAINERS
                + " containers by chance.");
        IntFunction<String> containers = stage.containers("mixed", CONTAINERS, number -> "");
        Bulk.create(stage, CONTAINERS, number -> Errand.create(4, containers.apply(number), Stage.READING));
        ReadTable table = new ReadTable(stage, "what");
        for (int clients : stage.form().clients()) {
            table.line(Wire.HTTP, "80 : 20", number -> any(containers), clients);
        }
    }

    private static Errand any(IntFunction<String> containers) {
        ThreadLocalRandom chance = ThreadLocalRandom.current();
        String container = containers.apply(chance.nextInt(CONTAINERS));
        return chance.nextInt(PARTS) == 0 ? Errand.create(4, container, Stage.READING)
                : Errand.retrieve(container + "/la");
    }
}
