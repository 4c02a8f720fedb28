// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.cost;

/** Which days of the week a price holds on. */
public enum DayKind {
    /** Every day. */
    ALL,
    /** Monday to Friday, but for holidays. */
    WORKING_DAYS,
    /** Saturdays, Sundays and holidays. */
    OTHER_DAYS;

    boolean contains(boolean isWorkingDay) {
        return this == ALL || isWorkingDay == (this == WORKING_DAYS);
    }
}
