// SPDX-License-Identifier: EPL-2.0
/**
 * What the application keeps: the rollups of every plug, and in the same transaction how far it has read, so that a
 * crash neither loses energy nor counts it twice. The only package with entities, SQL and the database's thread.
 *
 * <p>Sees {@code measure} and nothing of oneM2M or of the REST interface; its entities do not leave it.
 */
@NullMarked
package io.wattm2m.energy.store;

import org.jspecify.annotations.NullMarked;
