// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;

/** The resources with a label, among few and many, found by the index and by a look at every one. */
final class Discovery implements Scenario {
    private static final int WANTED = 100;
    private static final List<Integer> CLIENTS = List.of(1, 16);

    @Override
    public String name() {
        return "discovery";
    }

    @Override
    public void play(Stage stage) throws IOException, InterruptedException {
        stage.report().section("Discovery", """
                A hundred containers with a label among many, all in one container, and ten of them by a limit.""");
        ReadTable table = new ReadTable(stage, "wanted");
        for (int count : stage.form().resources()) {
            int step = Math.max(1, count / WANTED);
            IntFunction<String> some = number -> number % step == 0 ? "\"lbl\":[\"wanted\"]" : "";
            stage.containers("discovery" + count, count, some);
            String root = Stage.ROOT + "/discovery" + count;
            for (int clients : CLIENTS) {
                line(table, "100 by label of " + Report.whole(count), Errand.discover(root, "fu=1&lbl=wanted"),
                        clients);
                line(table, "100 by type and label of " + Report.whole(count),
                        Errand.discover(root, "fu=1&ty=3&lbl=wanted"), clients);
                line(table, "10 by label of " + Report.whole(count),
                        Errand.discover(root, "fu=1&lbl=wanted&lim=10"), clients);
            }
        }
    }

    private static void line(ReadTable table, String what, Errand errand, int clients)
            throws IOException, InterruptedException {
        table.line(Wire.HTTP, what, number -> errand, clients);
    }
}
