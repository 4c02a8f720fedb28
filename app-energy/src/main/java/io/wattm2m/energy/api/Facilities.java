// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.exchange.Exchanges;
import io.wattm2m.energy.picture.FloorPlans;
import io.wattm2m.energy.picture.PictureStore;
import io.wattm2m.energy.push.PushDesk;

/**
 * What the household has around it. Immutable; its parts are thread-safe.
 *
 * @param push browsers that are told
 * @param exchanges with other systems
 * @param plans where plugs are
 * @param pictures behind plans, and of people
 */
public record Facilities(PushDesk push, Exchanges exchanges, FloorPlans plans, PictureStore pictures) {}
