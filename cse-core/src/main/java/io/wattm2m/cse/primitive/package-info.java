// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 0: the request and response primitives of TS-0001 8 and TS-0004 6.4 as immutable values, and the one seam
 * through which they travel, {@link io.wattm2m.cse.primitive.Receiver}.
 *
 * <p>Nothing here knows resources, serialisations, transports or stores.
 */
@NullMarked
package io.wattm2m.cse.primitive;

import org.jspecify.annotations.NullMarked;
