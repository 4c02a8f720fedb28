// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.time.Duration;

/**
 * What of the section {@code smartplug} is about plugs that say nothing.
 *
 * @param silentAfter after which time without a word something is wrong with a plug
 * @param updateWithin how long a plug may take to tell what became of a new firmware
 */
public record WatchSettings(Duration silentAfter, Duration updateWithin) {
    public static final WatchSettings DEFAULTS = new WatchSettings(Duration.ofHours(2), Duration.ofMinutes(30));

    public WatchSettings {
        if (!silentAfter.isPositive() || !updateWithin.isPositive()) {
            throw new IllegalArgumentException("smartplug.silent-after or smartplug.update-within is not positive");
        }
    }
}
