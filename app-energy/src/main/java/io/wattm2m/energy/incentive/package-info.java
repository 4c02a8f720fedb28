// SPDX-License-Identifier: EPL-2.0
/**
 * What homes are rewarded for saving energy, by rules and programmes, and the books that are kept of it. Knows neither
 * database nor HTTP; what has to be exact is asked of a {@link io.wattm2m.energy.incentive.Ledger}.
 */
@NullMarked
package io.wattm2m.energy.incentive;

import org.jspecify.annotations.NullMarked;
