// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.production;

import java.util.Locale;

/** What a device is in the flow of energy, as its home or the class that people have written on it says. */
public enum Part {
    /** It produces; what it feeds in is the production. */
    SOLAR,
    /** It stores; what it takes is charged, what it feeds in is discharged. */
    BATTERY,
    /** It counts what the house takes from the grid and gives to it. */
    GRID,
    /** It counts a whole site: what is consumed there, and what is produced. */
    SITE,
    /** It uses energy. */
    CONSUMER;

    /** That of a device of this class, such as {@code solar_panel}; of any other it is that of a consumer. */
    public static Part of(String deviceClass) {
        return switch (deviceClass.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-')) {
            case "solar", "solar-panel", "photovoltaics", "pv", "inverter" -> SOLAR;
            case "battery", "battery-storage", "storage" -> BATTERY;
            case "grid", "grid-meter", "smart-meter", "main-meter" -> GRID;
            case "site", "facility" -> SITE;
            default -> CONSUMER;
        };
    }

    /** Its name in documents. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it may give energy. */
    public boolean gives() {
        return this != CONSUMER;
    }
}
