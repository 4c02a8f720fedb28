// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.util.function.IntFunction;

/** Content instances created over HTTP, by few and many clients, into few and many containers. */
final class CreationOverHttp implements Scenario {
    @Override
    public String name() {
        return "creation";
    }

    @Override
    public void play(Stage stage) throws IOException, InterruptedException {
        stage.report().section("Creations over HTTP", """
                Content instances into a container by chance, answered when they are on disk.""");
        CreationTable table = new CreationTable(stage);
        for (int count : stage.form().containers()) {
            IntFunction<String> containers = stage.containers("creation" + count, count, number -> "");
            for (int clients : stage.form().clients()) {
                table.line(Wire.HTTP, count, containers, clients);
            }
        }
    }
}
