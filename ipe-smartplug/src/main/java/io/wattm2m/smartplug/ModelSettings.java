// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.time.Duration;

/**
 * What of the section {@code smartplug} is about the standard model of the plugs.
 *
 * @param modelInterval how often a flexContainer is updated at most; a switch is updated at once
 * @param modelUpdates how many flexContainers of all plugs together are updated in a second, roughly: where there are
 *        many plugs, each is shown less often
 * @param timeSeries whether plugs that report periodically get a time series with missing-data detection
 * @param nodes whether each plug gets a node with management objects
 */
public record ModelSettings(Duration modelInterval, int modelUpdates, boolean timeSeries, boolean nodes) {
    public static final ModelSettings DEFAULTS = new ModelSettings(Duration.ofSeconds(5), 500, true, true);

    public ModelSettings {
        if (modelInterval.isNegative()) {
            throw new IllegalArgumentException("smartplug.model-interval is negative");
        }
        if (modelUpdates < 1) {
            throw new IllegalArgumentException("smartplug.model-updates is not positive");
        }
    }

    /** How often a flexContainer of one of so many plugs is updated at most. */
    Duration interval(int plugs) {
        Duration share = Duration.ofMillis(1000L * plugs / modelUpdates);
        return share.compareTo(modelInterval) > 0 ? share : modelInterval;
    }
}
