// SPDX-License-Identifier: EPL-2.0
/** Plugs made up for tests, of which the truth is known. */
@NullMarked
package io.wattm2m.energy.testing;

import org.jspecify.annotations.NullMarked;
