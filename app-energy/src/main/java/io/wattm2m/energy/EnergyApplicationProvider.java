// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.spi.Application;
import io.wattm2m.cse.spi.ApplicationProvider;
import io.wattm2m.cse.spi.Configuration;

/** Makes the energy application from its sections. */
public final class EnergyApplicationProvider implements ApplicationProvider {

    @Override
    public String name() {
        return "energy";
    }

    @Override
    public Application create(Configuration configuration) {
        return new EnergyApplication(ApplicationSettings.of(configuration), configuration.general());
    }
}
