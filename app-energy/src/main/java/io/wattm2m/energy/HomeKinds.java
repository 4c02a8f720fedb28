// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.live.Devices;
import java.util.stream.Collectors;

/**
 * Puts what homes have their devices for into the picture of the devices, which decides their part in the flow of
 * energy. A smart plug may be anything: there the class that is written on it goes on to decide. Thread-safe.
 *
 * @param homes with the devices
 * @param devices the picture
 */
record HomeKinds(Homes homes, Devices devices) implements Homes.Observer {

    /** Begins to, with the homes that there are. */
    void start() {
        homes.observe(this);
        tell();
    }

    @Override
    public void changed(Home home) {
        tell();
    }

    @Override
    public void removed(Home home) {
        tell();
    }

    private void tell() {
        devices.kinds(homes.all().stream().flatMap(home -> home.devices().stream())
                .filter(device -> device.kind() != HomeDevice.Kind.SMART_PLUG)
                .collect(Collectors.toMap(HomeDevice::deviceId, device -> device.kind().label())));
    }
}
