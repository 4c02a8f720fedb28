// SPDX-License-Identifier: EPL-2.0
/**
 * Homes: who lives there with which role, what stands there in which room, and how somebody is invited. One person may
 * have several homes, one installation many.
 *
 * <p>Knows neither HTTP nor the database nor oneM2M; who must act when a home changes listens to {@link Homes}.
 */
@NullMarked
package io.wattm2m.energy.home;

import org.jspecify.annotations.NullMarked;
