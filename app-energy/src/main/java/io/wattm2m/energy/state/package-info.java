// SPDX-License-Identifier: EPL-2.0
/**
 * Which power means what: off, standby or load, learned from an outlet's own history, and what its standby wastes.
 *
 * <p>Pure, on the floor above {@code measure}: no clock, no database, no oneM2M, no thread, no log.
 */
@NullMarked
package io.wattm2m.energy.state;

import org.jspecify.annotations.NullMarked;
