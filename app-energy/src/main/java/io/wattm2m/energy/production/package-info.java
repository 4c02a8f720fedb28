// SPDX-License-Identifier: EPL-2.0
/**
 * Where a household's energy comes from and goes to: production, storage and grid, the record of a day and its score.
 *
 * <p>Pure calculation on what was measured; no clock, no database, no oneM2M, no money.
 */
@NullMarked
package io.wattm2m.energy.production;

import org.jspecify.annotations.NullMarked;
