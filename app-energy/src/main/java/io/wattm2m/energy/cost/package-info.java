// SPDX-License-Identifier: EPL-2.0
/**
 * What energy costs: tariffs, bills with all their parts, each appliance's share, and the carbon dioxide.
 *
 * <p>Pure, on the lowest floor, in exact decimals: no clock, no database, no oneM2M, no thread, no log.
 */
@NullMarked
package io.wattm2m.energy.cost;

import org.jspecify.annotations.NullMarked;
