// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Containers by their resource identifiers. */
final class RetrievalById implements Scenario {
    private static final int CONTAINERS = 100;
    private static final Pattern IDENTIFIER = Pattern.compile("\"ri\":\"([^\"]+)\"");

    @Override
    public String name() {
        return "retrieval";
    }

    @Override
    public void play(Stage stage) throws IOException, InterruptedException {
        stage.report().section("Retrievals by identifier", "One of " + CONTAINERS + " containers by chance.");
        IntFunction<String> containers = stage.containers("retrieval", CONTAINERS, number -> "");
        List<String> identifiers = new ArrayList<>();
        for (int number = 0; number < CONTAINERS; number++) {
            identifiers.add(identifier(stage, containers.apply(number)));
        }
        ReadTable table = new ReadTable(stage, "what");
        for (int clients : stage.form().clients()) {
            table.line(Wire.HTTP, "container", number -> Errand.retrieve(
                    identifiers.get(ThreadLocalRandom.current().nextInt(CONTAINERS))), clients);
        }
    }

    private static String identifier(Stage stage, String target) throws IOException {
        String answer = new String(stage.ask(Errand.retrieve(target)), StandardCharsets.UTF_8);
        Matcher found = IDENTIFIER.matcher(answer);
        if (!found.find()) {
            throw new IOException("no identifier in " + answer);
        }
        return found.group(1);
    }
}
