// SPDX-License-Identifier: EPL-2.0
/**
 * What the application says to its CSE over Mca, and what it is told: registration, discovery of plugs, subscriptions,
 * missed instances, commands, published results. Everything of oneM2M stays in this package.
 *
 * <p>Sees {@code live} and {@code measure}; neither the database nor HTTP.
 */
@NullMarked
package io.wattm2m.energy.mca;

import org.jspecify.annotations.NullMarked;
