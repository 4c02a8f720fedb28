// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.exchange.Exchanges;
import io.wattm2m.energy.push.PushDesk;

/**
 * What the household has around it. Immutable; its parts are thread-safe.
 *
 * @param push browsers that are told
 * @param exchanges with other systems
 */
public record Facilities(PushDesk push, Exchanges exchanges) {}
