// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 2, above the codec: what a plug-in implements. Each role is a pair: a provider, found by
 * {@link java.util.ServiceLoader}, makes the live object from the configuration; the live object has final fields and
 * five methods at the most.
 *
 * <p>Plug-ins see this package, the primitives, the resources and the codec, never the floors above.
 */
@NullMarked
package io.wattm2m.cse.spi;

import org.jspecify.annotations.NullMarked;
