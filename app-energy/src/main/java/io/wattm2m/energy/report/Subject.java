// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import java.util.Map;

/**
 * The home that a report is about. Immutable.
 *
 * @param homeId which
 * @param name what its people call it; may be empty
 * @param tariff the id of its tariff; empty for that of the installation
 * @param devices the names of its devices by their ids
 */
public record Subject(String homeId, String name, String tariff, Map<String, String> devices) {
    public Subject {
        devices = Map.copyOf(devices);
    }
}
