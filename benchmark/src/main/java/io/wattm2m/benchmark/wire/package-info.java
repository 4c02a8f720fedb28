// SPDX-License-Identifier: EPL-2.0
/**
 * Clients that ask a CSE over a protocol as cheaply as they can, since they share the machine with it; no mapping
 * beyond what is asked for.
 */
@NullMarked
package io.wattm2m.benchmark.wire;

import org.jspecify.annotations.NullMarked;
