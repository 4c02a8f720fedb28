// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 3: the resource types of TS-0001 9.6 and TS-0004 7.4, one file each: an attribute table, its place in the tree,
 * and at most a few decisions.
 *
 * <p>Types are pure: they know no store, no notifier, no clock. What all types have in common belongs to the engine.
 */
@NullMarked
package io.wattm2m.cse.type;

import org.jspecify.annotations.NullMarked;
