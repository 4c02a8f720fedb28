// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.state;

import static java.util.Objects.requireNonNull;

/**
 * Why a threshold is what it is. Immutable.
 *
 * @param minutes how many recorded minutes it was learned from
 * @param offShare the share of them in which the outlet drew nothing to speak of, 0 to 1
 * @param split the two modes of the others
 * @param startsPerDay how often the appliance starts in 24 hours
 * @param explanation the same in words
 */
public record StateEvidence(int minutes, double offShare, PowerSplit split, double startsPerDay, String explanation) {

    public StateEvidence {
        requireNonNull(split, "split is null");
        requireNonNull(explanation, "explanation is null");
    }
}
