// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.incentive.Programmes;
import io.wattm2m.energy.incentive.Rewards;

/**
 * What homes are rewarded for, told of, and do together. Immutable; its parts are thread-safe.
 *
 * @param homes all of them
 * @param rewards what they are given
 * @param programmes what they can apply for
 */
public record Neighbourhood(Homes homes, Rewards rewards, Programmes programmes) {}
