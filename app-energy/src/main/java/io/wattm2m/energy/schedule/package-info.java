// SPDX-License-Identifier: EPL-2.0
/**
 * Schedules: when plugs are switched by the calendar, what comes before them, and what became of each time.
 *
 * <p>When a time comes is calculated without a clock. The timer, the memory and the switching are handed in; no oneM2M,
 * no HTTP, no database.
 */
@NullMarked
package io.wattm2m.energy.schedule;

import org.jspecify.annotations.NullMarked;
