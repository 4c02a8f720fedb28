// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import java.util.Arrays;
import java.util.Locale;

/** What a reward is for. */
public enum RewardKind {
    /** Energy that was measured to be saved. */
    ENERGY_SAVINGS,
    /** A programme of the government, or of anybody else who decides on applications. */
    GOVERNMENT_SUPPORT,
    /** What was done together with others. */
    COMMUNITY_REWARD;

    /** The name in documents. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this name; IllegalArgumentException names those there are. */
    public static RewardKind named(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind '" + label
                        + "' is not energy_savings, government_support or community_reward"));
    }
}
