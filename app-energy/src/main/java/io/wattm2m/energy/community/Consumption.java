// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;

/** Knows what homes consume, and who belongs to them. Thread-safe. */
@FunctionalInterface
public interface Consumption {

    /** What each meter of a home counted on its measured days, in kWh, from a day on and before another. */
    List<NavigableMap<LocalDate, BigDecimal>> daysKwh(String homeId, LocalDate from, LocalDate to);

    /** The ids of those who belong to a home; none where nobody is known. */
    default Set<String> people(String homeId) {
        return Set.of();
    }
}
