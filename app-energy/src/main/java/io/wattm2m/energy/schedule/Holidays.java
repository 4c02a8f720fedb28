// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import java.time.LocalDate;

/** The public holidays of a country. Thread-safe. */
@FunctionalInterface
public interface Holidays {

    /** Whether this day is a public holiday; Saturdays and Sundays are none by themselves. */
    boolean isHoliday(LocalDate day);
}
