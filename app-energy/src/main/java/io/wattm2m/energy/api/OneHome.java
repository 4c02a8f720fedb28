// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.live.Device;
import java.util.List;

/**
 * A home by itself. Immutable; its household is thread-safe.
 *
 * @param id of the home; {@value Residence#HOUSEHOLD} for all devices that stand in none
 * @param name what its people call it
 * @param tariff the id of the one it pays; empty for that of the installation
 * @param household what stands there and nothing else, paid by its own tariff
 */
record OneHome(String id, String name, String tariff, Household household) {

    /** Those of some devices that stand here. */
    List<Device> among(List<Device> devices) {
        return devices.stream().filter(device -> household.devices().find(device.deviceId()).isPresent()).toList();
    }
}
