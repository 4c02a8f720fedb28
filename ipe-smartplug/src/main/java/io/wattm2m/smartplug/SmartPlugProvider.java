// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.spi.Application;
import io.wattm2m.cse.spi.ApplicationProvider;
import io.wattm2m.cse.spi.Configuration;
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
        return new SmartPlugApplication(settings, List.of(new MeterDriver()), Surroundings.real());
    }
}
