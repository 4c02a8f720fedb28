// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.smartplug.simulator.VoltageScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * A short life on free ports and with data that are thrown away: everything starts, a household is simulated, some
 * requests are made, and all stops by itself. With {@code -XX:AOTCacheOutput=…} the JVM remembers what it has loaded
 * and linked, and starts in half the time afterwards.
 */
@Command(name = "rehearse", hidden = true, description = "Starts everything for a moment, so that the JVM learns.")
final class RehearseCommand implements Callable<Integer> {
    private static final int ROUNDS = 200;

    @Override
    public Integer call() throws IOException {
        Path data = Files.createTempDirectory("wattm2m-rehearsal");
        Configuration configuration = new Configuration(Map.of("data", data.toString(), "http.port", "0", "coap.port",
                "0", "mqtt.port", "0", "websocket.port", "0", "energy.port", "0"));
        try (Running running = new Running()) {
            Cse cse = running.add(Cse.start(configuration, Plugins.discover(RehearseCommand.class.getClassLoader()),
                    Clock.systemUTC()));
            running.add(StartCommand.household(cse, configuration, VoltageScenario.NORMAL)).start();
            new RehearsedClient(cse).converse(ROUNDS);
        } finally {
            delete(data);
        }
        System.out.println("rehearsed");
        return 0;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> below = Files.walk(folder)) {
            all = below.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
