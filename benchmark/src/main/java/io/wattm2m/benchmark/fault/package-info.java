// SPDX-License-Identifier: EPL-2.0
/**
 * Faults that are done to a platform under load, a file each, and what is compared afterwards: what was acknowledged
 * with what is there, counters with what they count, what subscribers were told with what was created. Measures nothing
 * but how long the platform takes to serve again.
 */
@NullMarked
package io.wattm2m.benchmark.fault;

import org.jspecify.annotations.NullMarked;
