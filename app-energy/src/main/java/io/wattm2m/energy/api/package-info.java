// SPDX-License-Identifier: EPL-2.0
/**
 * What people and programs see: the REST interface, the live feed over WebSocket and the dashboard's files, on a server
 * of its own.
 *
 * <p>Sees {@code live} and {@code measure}; reads what is kept through {@link io.wattm2m.energy.measure.Rollups} and
 * switches through {@link io.wattm2m.energy.live.Switch}, so that it knows neither the database nor the CSE.
 */
@NullMarked
package io.wattm2m.energy.api;

import org.jspecify.annotations.NullMarked;
