// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 2: between bytes and primitives, between resources and their representations. The only package that knows
 * Jackson; serialisations are driven by the attribute tables, never by a class per type.
 */
@NullMarked
package io.wattm2m.cse.codec;

import org.jspecify.annotations.NullMarked;
