// SPDX-License-Identifier: EPL-2.0
/**
 * When an outlet's standby may be cut: the usage profile, the controller as a state machine that can be replayed, the
 * backtest that shows what it would have done, and what it has saved.
 *
 * <p>Pure, on the floor above {@code state}: no clock, no database, no oneM2M, no thread, no log. Chance comes with a
 * seed.
 */
@NullMarked
package io.wattm2m.energy.control;

import org.jspecify.annotations.NullMarked;
