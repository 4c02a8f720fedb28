// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.PlatformCredential;
import io.wattm2m.energy.AlertSettings;
import io.wattm2m.energy.EnergySettings;
import io.wattm2m.smartplug.mqtt.MqttSession;
import io.wattm2m.smartplug.mqtt.Pause;
import io.wattm2m.smartplug.simulator.HouseholdHistory;
import io.wattm2m.smartplug.simulator.HouseholdSettings;
import io.wattm2m.smartplug.simulator.HouseholdSimulator;
import io.wattm2m.smartplug.simulator.Mains;
import io.wattm2m.smartplug.simulator.VoltageScenario;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everything in this process and stays in the foreground until it is told to stop. */
class StartCommand implements Callable<Integer> {
    private static final String MAINS = "the mains of --demo: ${COMPLETION-CANDIDATES}";
    private static final long SEED = 1;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(names = "--demo", description = "adds a simulated household of five plugs")
    private boolean demo;

    @Option(names = "--voltage", paramLabel = "NAME", defaultValue = "normal", description = MAINS)
    private VoltageScenario voltage = VoltageScenario.NORMAL;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = settings.configuration();
        configuration.read("log", LogSettings.DEFAULTS).apply();
        DataFolder.require(configuration.general().data());
        try (Running running = new Running()) {
            Cse cse = running.add(Cse.start(configuration, Plugins.discover(StartCommand.class.getClassLoader()),
                    Clock.systemUTC()));
            if (demo) {
                running.add(household(cse, configuration, voltage)).start();
            }
            Banner.print(cse, configuration, demo);
            if (demo) {
                history(cse, configuration).ifPresent(history -> running.add(history).start());
            }
            Heap.settle();
            running.awaitStop();
        }
        return 0;
    }

    /** Plugs on the broker, as real ones would be; chance is the same every time, so that a demo can be shown again. */
    static HouseholdSimulator household(Cse cse, Configuration configuration, VoltageScenario voltage) {
        PlatformCredential platform = PlatformCredential.in(configuration.general().data());
        MqttSession session = MqttSession.passing(Addresses.broker(cse.pointsOfAccess(), configuration), "plug")
                .as(platform.user(), platform.password());
        AlertSettings grid = configuration.read("energy.alerts", AlertSettings.DEFAULTS);
        HouseholdSettings household = new HouseholdSettings(SEED, Duration.ofSeconds(1), zone(configuration),
                new Mains(grid.nominalVoltage(), voltage));
        return new HouseholdSimulator(session, household, Clock.systemUTC(), Pause.REAL);
    }

    private static Optional<DemoHistory> history(Cse cse, Configuration configuration) {
        HouseholdHistory past = new HouseholdHistory(SEED, zone(configuration));
        return Addresses.dashboard(cse.offers())
                .map(energy -> new DemoHistory(energy, past, Clock.systemUTC(), Pause.REAL));
    }

    private static ZoneId zone(Configuration configuration) {
        return configuration.read("energy", EnergySettings.DEFAULTS).zoneId();
    }
}
