// SPDX-License-Identifier: EPL-2.0
/** Random requests with a valid grammar and hostile values to a whole CSE, and what must hold whatever they do. */
@NullMarked
package io.wattm2m.cse.fuzz;

import org.jspecify.annotations.NullMarked;
