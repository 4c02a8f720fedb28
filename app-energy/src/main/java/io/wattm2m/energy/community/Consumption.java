// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableMap;

/** Knows what homes consume. Thread-safe. */
@FunctionalInterface
public interface Consumption {

    /** What a home consumed on each day that was measured, in kWh, from a day on and before another. */
    NavigableMap<LocalDate, BigDecimal> daysKwh(String homeId, LocalDate from, LocalDate to);
}
