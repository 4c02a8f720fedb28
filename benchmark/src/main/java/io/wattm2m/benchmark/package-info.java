// SPDX-License-Identifier: EPL-2.0
/**
 * The micro-benchmarks and load generators behind the published figures; nothing here is shipped.
 */
@NullMarked
package io.wattm2m.benchmark;

import org.jspecify.annotations.NullMarked;
