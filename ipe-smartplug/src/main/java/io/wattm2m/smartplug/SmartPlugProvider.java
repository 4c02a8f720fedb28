// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.spi.Application;
import io.wattm2m.cse.spi.ApplicationProvider;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.PlatformCredential;
import io.wattm2m.smartplug.driver.MeterDriver;
import java.util.List;

/** Makes the smart plugs' interworking proxy entity. */
public final class SmartPlugProvider implements ApplicationProvider {

    @Override
    public String name() {
        return "smartplug";
    }

    @Override
    public Application create(Configuration configuration) {
        SmartPlugSettings settings = configuration.read(name(), SmartPlugSettings.DEFAULTS);
        return new SmartPlugApplication(withAccount(settings, configuration), List.of(new MeterDriver()),
                Surroundings.real());
    }

    /** At the embedded broker we are the platform; no other one is told. */
    private static SmartPlugSettings withAccount(SmartPlugSettings settings, Configuration configuration) {
        boolean external = !configuration.read("mqtt", new Broker("")).broker().isEmpty();
        if (external || !settings.broker().isEmpty() || !settings.user().isEmpty()) {
            return settings;
        }
        PlatformCredential platform = PlatformCredential.in(configuration.general().data());
        return settings.withAccount(platform.user(), platform.password());
    }

    /**
     * What of the section {@code mqtt} matters here. Immutable.
     *
     * @param broker the external broker, empty for the embedded one
     */
    public record Broker(String broker) {}
}
