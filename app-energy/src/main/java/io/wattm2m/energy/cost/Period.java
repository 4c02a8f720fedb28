// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.cost;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * Hours of the day with a price of their own. Immutable.
 *
 * @param name of the period, e.g. {@code peak}
 * @param days which days have it
 * @param fromHour the first hour, 0 to 23
 * @param toHour the hour before which it ends, 1 to 24; before {@code fromHour} where it goes past midnight
 * @param pricePerKwh of the energy within it
 */
public record Period(String name, DayKind days, int fromHour, int toHour, BigDecimal pricePerKwh) {
    private static final int DAY = 24;

    public Period {
        requireNonNull(name, "periods: name is missing");
        requireNonNull(days, "periods: days is missing");
        requireNonNull(pricePerKwh, "periods: pricePerKwh is missing");
        if (fromHour < 0 || fromHour >= DAY || toHour < 1 || toHour > DAY || fromHour == toHour) {
            throw new IllegalArgumentException("period " + name + ": " + fromHour + " to " + toHour
                    + " are not hours of a day (0 to 23, and 1 to 24)");
        }
    }

    boolean contains(int hour, boolean isWorkingDay) {
        boolean within = fromHour < toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour;
        return within && days.contains(isWorkingDay);
    }

    boolean isAlways() {
        return days == DayKind.ALL && fromHour == 0 && toHour == DAY;
    }
}
