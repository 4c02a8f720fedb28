// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.insight.Storage;
import io.wattm2m.energy.recommend.Recommendations;

/**
 * What the interface shows of production, environment and advice. Immutable; its parts are thread-safe. None of them
 * knows who asks: devices are always handed in.
 *
 * @param climate what is around the household
 * @param storage its batteries
 * @param recommendations what it could do
 */
public record Outlook(Climate climate, Storage storage, Recommendations recommendations) {}
