// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 4: who may do what to which resource (TS-0001 11.3.4, TS-0003 7).
 *
 * <p>Decides only; nothing is changed and nothing is sent here. That an originator is who it says it is has been
 * settled before, by the binding.
 */
@NullMarked
package io.wattm2m.cse.access;

import org.jspecify.annotations.NullMarked;
