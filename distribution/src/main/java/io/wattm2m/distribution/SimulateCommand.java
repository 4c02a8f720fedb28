// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.smartplug.mqtt.Pause;
import io.wattm2m.smartplug.simulator.HouseholdSettings;
import io.wattm2m.smartplug.simulator.HouseholdSimulator;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The simulated household alone, at any broker. */
@Command(name = "simulate", mixinStandardHelpOptions = true, description = "The simulated household alone.")
final class SimulateCommand implements Callable<Integer> {
    @Mixin
    private final BrokerOptions broker = new BrokerOptions();

    @Option(names = "--seed", defaultValue = "1", description = "another number, another life")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        try (Running running = new Running()) {
            HouseholdSimulator household = running.add(
                    new HouseholdSimulator(broker.session("plug"), HouseholdSettings.ofSeed(seed), Clock.systemUTC(),
                            Pause.REAL));
            household.start();
            System.out.println("simulates " + String.join(", ", household.deviceIds()) + " at " + broker.url());
            running.awaitStop();
        }
        return 0;
    }
}
