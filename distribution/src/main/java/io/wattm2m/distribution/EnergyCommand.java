// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.binding.http.HttpBindingProvider;
import io.wattm2m.cse.boot.Protection;
import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.spi.Application;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.type.StandardTypes;
import io.wattm2m.energy.EnergyApplicationProvider;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the energy application alone, against a CSE elsewhere. */
@Command(name = "energy", mixinStandardHelpOptions = true, description = "The energy application alone.")
final class EnergyCommand implements Callable<Integer> {
    /** The CSE keeps 8080; notifications to the application may come in anywhere. */
    private static final Map<String, String> PRESETS = Map.of("http.port", "0");

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(names = "--cse", paramLabel = "URL", defaultValue = "http://127.0.0.1:8080", description = "where the CSE listens (default: ${DEFAULT-VALUE})")
    private URI address = URI.create("");

    @Option(names = "--cse-id", defaultValue = "/id-in", description = "its CSE-ID (default: ${DEFAULT-VALUE})")
    private String cseId = "";

    @Option(names = "--cse-name", defaultValue = "cse-in", description = "its CSEBase (default: ${DEFAULT-VALUE})")
    private String cseName = "";

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = settings.configuration(PRESETS);
        DataFolder.require(configuration.general().data());
        Entity registrar = new Entity(cseId, cseName);
        Serialisations serialisations = new Serialisations(new TypeRegistry(StandardTypes.with(List.of(), cseId)));
        try (Running running = new Running()) {
            Protection protection = running.add(Protection.of(configuration, Clock.systemUTC()));
            Binding binding = running.add(new HttpBindingProvider().create(configuration, registrar, serialisations,
                    protection.security()));
            Application energy = running.add(new EnergyApplicationProvider().create(configuration));
            configuration.rejectUnknownKeys();
            energy.start(new RemoteConnection(binding, address, registrar));
            energy.offers().forEach(System.out::println);
            running.awaitStop();
        }
        return 0;
    }
}
