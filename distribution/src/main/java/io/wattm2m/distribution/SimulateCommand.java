// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.smartplug.mqtt.Pause;
import io.wattm2m.smartplug.simulator.HouseholdSettings;
import io.wattm2m.smartplug.simulator.HouseholdSimulator;
import io.wattm2m.smartplug.simulator.Mains;
import io.wattm2m.smartplug.simulator.VoltageScenario;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The simulated household alone, at any broker. */
@Command(name = "simulate", mixinStandardHelpOptions = true, description = "The simulated household alone.")
final class SimulateCommand implements Callable<Integer> {
    private static final String MAINS = "what the mains is like: ${COMPLETION-CANDIDATES}";

    @Mixin
    private final BrokerOptions broker = new BrokerOptions();

    @Option(names = "--seed", defaultValue = "1", description = "another number, another life")
    private long seed;

    @Option(names = "--voltage", paramLabel = "NAME", defaultValue = "normal", description = MAINS)
    private VoltageScenario voltage = VoltageScenario.NORMAL;

    @Option(names = "--nominal", paramLabel = "VOLTS", defaultValue = "220", description = "the mains as it should be")
    private double nominalV;

    @Override
    public Integer call() throws InterruptedException {
        HouseholdSettings settings = HouseholdSettings.ofSeed(seed).at(mains());
        try (Running running = new Running()) {
            HouseholdSimulator household = running.add(
                    new HouseholdSimulator(broker.session("plug"), settings, Clock.systemUTC(), Pause.REAL));
            household.start();
            System.out.println("simulates " + String.join(", ", household.deviceIds()) + " at " + broker.url());
            running.awaitStop();
        }
        return 0;
    }

    private Mains mains() {
        try {
            return new Mains(nominalV, voltage);
        } catch (IllegalArgumentException e) {
            throw new StartFailure("--nominal: " + e.getMessage(), e);
        }
    }
}
