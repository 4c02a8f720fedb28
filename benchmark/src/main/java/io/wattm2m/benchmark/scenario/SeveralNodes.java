// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import io.wattm2m.benchmark.process.Launch;
import io.wattm2m.benchmark.process.Platform;
import io.wattm2m.cse.store.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A platform on each store, and two nodes that share a PostgreSQL, with what each process needs of the processor. */
final class SeveralNodes implements Scenario {
    private static final String POSTGRESQL = "PostgreSQL";
    private static final String SHARED = "PostgreSQL, shared";

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public void play(Stage stage) throws IOException, InterruptedException {
        stage.report().section("One node and two", """
                Creations and reads of `la` over HTTP by up to 64 clients in 100 containers, by way of a balancer in the
                process of the load, at platforms of their own that listen over HTTP only. The last columns say what an
                answer takes of the processor: at each node, at PostgreSQL, and at the load with its balancer. All of
                them share the machine, so that two nodes cannot be faster here than one where these together use all
                of its processors.""");
        CostTable table = new CostTable(stage);
        Path folder = Files.createDirectories(stage.folder().resolve("nodes"));
        try (Platform alone = start(stage, folder.resolve("h2"), Map.of())) {
            table.lines("H2", List.of(alone), () -> Duration.ZERO);
        }
        try (PostgresServer server = PostgresServer.in(folder)) {
            play(stage, table, folder, server);
        }
    }

    private static void play(Stage stage, CostTable table, Path folder, PostgresServer server)
            throws IOException, InterruptedException {
        try (Platform alone = start(stage, folder.resolve("alone"), server.newSchema())) {
            table.lines(POSTGRESQL, List.of(alone), server::processor);
        }
        Map<String, String> shared = new HashMap<>(server.newSchema());
        shared.put("cluster.shared", "true");
        try (Platform first = start(stage, folder.resolve("first"), shared)) {
            table.lines(SHARED, List.of(first), server::processor);
            try (Platform second = start(stage, folder.resolve("second"), shared)) {
                table.lines(SHARED, List.of(first, second), server::processor);
            }
        }
    }

    private static Platform start(Stage stage, Path data, Map<String, String> settings) throws IOException {
        return Platform.start(Launch.of(stage.options(), data).with(settings).with("cse.listeners=http"));
    }
}
