// SPDX-License-Identifier: EPL-2.0
/**
 * What is out of the ordinary, each time with the window that shows it and an explanation in plain words.
 *
 * <p>Pure, on the floor above {@code state}: no clock, no database, no oneM2M, no thread, no log.
 */
@NullMarked
package io.wattm2m.energy.anomaly;

import org.jspecify.annotations.NullMarked;
