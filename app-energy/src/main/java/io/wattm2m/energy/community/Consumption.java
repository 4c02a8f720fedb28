// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;

/** Knows what homes consume. Thread-safe. */
@FunctionalInterface
public interface Consumption {

    /** What each meter of a home counted on its measured days, in kWh, from a day on and before another. */
    List<NavigableMap<LocalDate, BigDecimal>> daysKwh(String homeId, LocalDate from, LocalDate to);
}
