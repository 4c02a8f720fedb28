// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.util.Map;
import java.util.Optional;

/**
 * What a Home Assistant sensor measures, and how its unit becomes ours. Immutable.
 *
 * @param quantity what it measures
 * @param factor how many of our units one of its has
 * @param zero what is subtracted before that
 */
record Unit(Quantity quantity, double factor, double zero) {
    private static final Map<String, Quantity> CLASSES = Map.ofEntries(Map.entry("power", Quantity.POWER),
            Map.entry("energy", Quantity.ENERGY), Map.entry("voltage", Quantity.VOLTAGE),
            Map.entry("current", Quantity.CURRENT), Map.entry("frequency", Quantity.FREQUENCY),
            Map.entry("power_factor", Quantity.POWER_FACTOR), Map.entry("apparent_power", Quantity.APPARENT_POWER),
            Map.entry("reactive_power", Quantity.REACTIVE_POWER), Map.entry("temperature", Quantity.TEMPERATURE),
            Map.entry("humidity", Quantity.HUMIDITY), Map.entry("illuminance", Quantity.BRIGHTNESS),
            Map.entry("battery", Quantity.BATTERY));
    private static final Map<Quantity, Map<String, Double>> FACTORS = Map.of(
            Quantity.POWER, Map.of("W", 1.0, "kW", 1e3, "mW", 1e-3),
            Quantity.ENERGY, Map.of("Wh", 1.0, "kWh", 1e3, "MWh", 1e6),
            Quantity.VOLTAGE, Map.of("V", 1.0, "mV", 1e-3, "kV", 1e3),
            Quantity.CURRENT, Map.of("A", 1.0, "mA", 1e-3),
            Quantity.POWER_FACTOR, Map.of("", 1.0, "%", 1e-2),
            Quantity.APPARENT_POWER, Map.of("VA", 1.0, "kVA", 1e3),
            Quantity.REACTIVE_POWER, Map.of("var", 1.0, "VAr", 1.0, "kvar", 1e3),
            Quantity.TEMPERATURE, Map.of("°C", 1.0, "°F", 1 / 1.8));

    /** What a device class and a unit mean; empty where a plug is not asked for that. */
    static Optional<Unit> of(String deviceClass, String unit) {
        Optional<Quantity> quantity = Optional.ofNullable(CLASSES.get(deviceClass));
        return quantity.flatMap(known -> {
            Map<String, Double> factors = FACTORS.getOrDefault(known, Map.of(unit, 1.0));
            return Optional.ofNullable(factors.get(unit))
                    .map(factor -> new Unit(known, factor, unit.equals("°F") ? 32 : 0));
        });
    }

    /** In the unit of the quantity. */
    double converted(double value) {
        return factor == 1 ? value - zero : Math.round((value - zero) * factor * 1e6) / 1e6;
    }
}
