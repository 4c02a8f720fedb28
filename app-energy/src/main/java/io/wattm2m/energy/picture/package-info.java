// SPDX-License-Identifier: EPL-2.0
/**
 * Pictures that people bring, and what they are for: made anew before anybody sees them, floor plans with plugs on
 * them. Knows no plugs, people or homes but by their ids; where pictures are kept is handed in.
 */
@NullMarked
package io.wattm2m.energy.picture;

import org.jspecify.annotations.NullMarked;
