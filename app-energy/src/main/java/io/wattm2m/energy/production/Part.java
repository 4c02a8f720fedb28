// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.production;

import java.util.Locale;
import java.util.Set;

/** What a device is in the flow of energy, as its class says that people have written on it. */
public enum Part {
    /** It produces; what it feeds in is the production. */
    SOLAR(Set.of("solar", "solar-panel", "photovoltaics", "pv", "inverter")),
    /** It stores; what it takes is charged, what it feeds in is discharged. */
    BATTERY(Set.of("battery", "battery-storage", "storage")),
    /** It counts what the house takes from the grid and gives to it. */
    GRID(Set.of("grid", "grid-meter", "smart-meter", "main-meter")),
    /** It counts a whole site: what is consumed there, and what is produced. */
    SITE(Set.of("site", "facility")),
    /** It uses energy. */
    CONSUMER(Set.of());

    private final Set<String> classes;

    Part(Set<String> classes) {
        this.classes = classes;
    }

    /** That of a device of this class, such as {@code solar_panel}; of any other it is that of a consumer. */
    public static Part of(String deviceClass) {
        String name = deviceClass.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        for (Part part : values()) {
            if (part.classes.contains(name)) {
                return part;
            }
        }
        return CONSUMER;
    }

    /** Whether it may give energy. */
    public boolean gives() {
        return this != CONSUMER;
    }
}
