// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import io.wattm2m.smartplug.mqtt.Pause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulator as a command: {@code household BROKER [SEED]} or {@code replay BROKER DEVICE FILE [SPEED [ZONE]]}, with
 * a broker such as {@code tcp://127.0.0.1:1883}.
 */
public final class SimulatorCommand {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorCommand.class);
    private static final String USAGE =
            "usage: household BROKER [SEED] | replay BROKER DEVICE FILE [SPEED [ZONE]]; a broker is tcp://host:port";

    private SimulatorCommand() {}

    /** Runs the command; ends the process with 2 where the arguments make no sense. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        try {
            run(List.of(arguments));
        } catch (IllegalArgumentException | DateTimeException fault) {
            LOG.error("{}", fault.getMessage());
            System.exit(2);
        }
    }

    private static void run(List<String> arguments) throws IOException, InterruptedException {
        String what = arguments.isEmpty() ? "" : arguments.getFirst();
        if (what.equals("household") && arguments.size() >= 2 && arguments.size() <= 3) {
            household(arguments.get(1), Long.parseLong(at(arguments, 2, "1")));
        } else if (what.equals("replay") && arguments.size() >= 4 && arguments.size() <= 6) {
            ZoneId zone = ZoneId.of(at(arguments, 5, ZoneId.systemDefault().getId()));
            double speed = Double.parseDouble(at(arguments, 4, "0"));
            replay(arguments.get(1), new TraceSettings(arguments.get(2), zone, speed), Path.of(arguments.get(3)));
        } else {
            throw new IllegalArgumentException(USAGE);
        }
    }

    private static void household(String broker, long seed) throws InterruptedException {
        try (HouseholdSimulator simulator =
                new HouseholdSimulator(broker, HouseholdSettings.ofSeed(seed), Clock.systemUTC(), Pause.REAL)) {
            simulator.start();
            Thread.currentThread().join();
        }
    }

    private static void replay(String broker, TraceSettings settings, Path file)
            throws IOException, InterruptedException {
        try (TraceReplay replay = new TraceReplay(broker, settings)) {
            LOG.info("replayed {} minutes of {}", replay.replay(file), file);
        }
    }

    private static String at(List<String> arguments, int index, String otherwise) {
        return index < arguments.size() ? arguments.get(index) : otherwise;
    }
}
