// SPDX-License-Identifier: EPL-2.0
/**
 * The ground floor: what was measured and what follows from it by calculation. Readings become portions of energy,
 * portions become rollups per minute, hour and day.
 *
 * <p>Pure: no clock, no database, no oneM2M, no thread, no log. Units stand in the names (W, Wh, V, A).
 */
@NullMarked
package io.wattm2m.energy.measure;

import org.jspecify.annotations.NullMarked;
