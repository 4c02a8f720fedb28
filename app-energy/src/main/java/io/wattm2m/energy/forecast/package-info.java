// SPDX-License-Identifier: EPL-2.0
/**
 * What an outlet or a household will use: simple forecasters that compete on their own past errors, and an interval
 * that learns from how often it was missed.
 *
 * <p>Pure, on the floor above {@code measure}: no clock, no database, no oneM2M, no thread, no log.
 */
@NullMarked
package io.wattm2m.energy.forecast;

import org.jspecify.annotations.NullMarked;
