// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.spi.Application;
import io.wattm2m.cse.spi.ApplicationProvider;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.PlatformCredential;

/** Makes the smart plugs' interworking proxy entity. */
public final class SmartPlugProvider implements ApplicationProvider {

    @Override
    public String name() {
        return "smartplug";
    }

    @Override
    public Application create(Configuration configuration) {
        SmartPlugSettings settings = configuration.read(name(), SmartPlugSettings.DEFAULTS);
        Options options = new Options(configuration.read(name(), ModelSettings.DEFAULTS),
                configuration.read(name(), SwitchingSettings.DEFAULTS),
                configuration.read(name(), IngestSettings.DEFAULTS),
                configuration.read(name(), ModbusSettings.DEFAULTS),
                configuration.read(name(), AnnouncementSettings.DEFAULTS),
                configuration.read(name(), WatchSettings.DEFAULTS));
        DriverSettings drivers = configuration.read(name(), DriverSettings.DEFAULTS);
        return new SmartPlugApplication(withAccount(settings, configuration), options, drivers.make(),
                Surroundings.real());
    }

    /**
     * At the embedded broker we are the platform; no other one is told. With a certificate it is on loopback for its
     * own process, whatever it tells others.
     */
    private static SmartPlugSettings withAccount(SmartPlugSettings settings, Configuration configuration) {
        Broker broker = configuration.read("mqtt", new Broker("", 1883));
        if (!broker.broker.isEmpty() || !settings.broker().isEmpty() || !settings.user().isEmpty()) {
            return settings;
        }
        boolean secure = !configuration.read("tls", new Certificate("")).certificate.isEmpty();
        PlatformCredential platform = PlatformCredential.in(configuration.general().data());
        return settings.withAccount(secure && broker.port > 0 ? "mqtt://127.0.0.1:" + broker.port : "",
                platform.user(), platform.password());
    }

    /**
     * What of the section {@code mqtt} matters here. Immutable.
     *
     * @param broker the external broker, empty for the embedded one
     * @param port of the embedded broker, 0 for any
     */
    public record Broker(String broker, int port) {}

    /**
     * What of the section {@code tls} matters here. Immutable.
     *
     * @param certificate of the listeners, empty for none
     */
    public record Certificate(String certificate) {}
}
