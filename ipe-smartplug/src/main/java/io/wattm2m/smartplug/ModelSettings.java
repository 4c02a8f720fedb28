// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.time.Duration;

/**
 * What of the section {@code smartplug} is about the standard model of the plugs.
 *
 * @param modelInterval how often a flexContainer is updated at most; a switch is updated at once
 * @param timeSeries whether plugs that report periodically get a time series with missing-data detection
 * @param nodes whether each plug gets a node with management objects
 */
public record ModelSettings(Duration modelInterval, boolean timeSeries, boolean nodes) {
    public static final ModelSettings DEFAULTS = new ModelSettings(Duration.ofSeconds(5), true, true);

    public ModelSettings {
        if (modelInterval.isNegative()) {
            throw new IllegalArgumentException("smartplug.model-interval is negative");
        }
    }
}
