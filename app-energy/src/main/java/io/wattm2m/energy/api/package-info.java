// SPDX-License-Identifier: EPL-2.0
/**
 * What people and programs see: the REST interface, the live feed over WebSocket and the dashboard's files, on a server
 * of its own.
 *
 * <p>Sees {@code live}, {@code measure}, {@code insight} and {@code people}; reads what is kept through
 * {@link io.wattm2m.energy.measure.Rollups} and switches through {@link io.wattm2m.energy.live.Switchboard}, so that it
 * does not know the database. It asks the CSE in one place, {@link io.wattm2m.energy.api.ResourceTree}, for people.
 */
@NullMarked
package io.wattm2m.energy.api;

import org.jspecify.annotations.NullMarked;
