// SPDX-License-Identifier: EPL-2.0
/**
 * Load in closed and open loops and what came out of it; knows nothing of what is loaded.
 */
@NullMarked
package io.wattm2m.benchmark.load;

import org.jspecify.annotations.NullMarked;
