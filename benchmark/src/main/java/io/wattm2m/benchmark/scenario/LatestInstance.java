// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/** The latest instance of a container, by its virtual child {@code la}. */
final class LatestInstance implements Scenario {
    private static final int CONTAINERS = 100;

    @Override
    public String name() {
        return "latest";
    }

    @Override
    public void play(Stage stage) throws IOException, InterruptedException {
        stage.report().section("Reads of the latest instance", "`la` of one of " + CONTAINERS
                + " containers by chance.");
        IntFunction<String> containers = stage.containers("latest", CONTAINERS, number -> "");
        Bulk.create(stage, CONTAINERS, number -> Errand.create(4, containers.apply(number), Stage.READING));
        ReadTable table = new ReadTable(stage, "what");
        for (Wire wire : Wire.values()) {
            stage.practise(wire);
            for (int clients : stage.form().clients()) {
                if (wire == Wire.HTTP || clients <= Form.MIDDLE) {
                    table.line(wire, "`la`", number -> Errand.retrieve(
                            containers.apply(ThreadLocalRandom.current().nextInt(CONTAINERS)) + "/la"), clients);
                }
            }
        }
    }
}
