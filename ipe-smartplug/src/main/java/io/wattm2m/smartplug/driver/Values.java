// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Collects what an outlet measured, converted to the units of {@link Quantity}. For one thread. */
final class Values {
    /** Wh in a kWh. */
    static final double KILO = 1000;
    private final Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
    private final Set<Quantity> withdrawn = EnumSet.noneOf(Quantity.class);

    /** Takes a value, if there is one. */
    Values with(Quantity quantity, OptionalDouble value) {
        return with(quantity, value, 1);
    }

    /** Takes a value, if there is one, in a unit that has so many of ours. */
    Values with(Quantity quantity, OptionalDouble value, double factor) {
        value.ifPresent(told -> values.put(quantity, scaled(told, factor)));
        return this;
    }

    /** Takes a member; one that is null withdraws what was told before. */
    Values with(Quantity quantity, Members members, String name) {
        if (members.isNull(name)) {
            withdrawn.add(quantity);
            return this;
        }
        return with(quantity, members.number(name));
    }

    /** What was taken, for this outlet. */
    Measured.Part of(String outlet) {
        return new Measured.Part(outlet, values, withdrawn);
    }

    /** 0.29 kWh are 290 Wh, not 289.99999999999994. */
    private static double scaled(double value, double factor) {
        return factor == 1 ? value : Math.round(value * factor * 1e6) / 1e6;
    }
}
