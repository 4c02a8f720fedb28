// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.testing;

import io.wattm2m.energy.community.Badge;
import io.wattm2m.energy.community.Challenges;
import io.wattm2m.energy.community.SavedEnergy;
import java.util.Map;
import java.util.TreeMap;

/** What was said of homes that have met challenges, by homes. One thread. */
public final class Verdicts implements Challenges.Jury {
    /** Of each home the last badge. */
    public final Map<String, Badge> met = new TreeMap<>();
    /** Of each home what it was rewarded for, by challenges. */
    public final Map<String, Map<String, SavedEnergy>> rewarded = new TreeMap<>();

    @Override
    public void met(String homeId, Badge badge) {
        met.put(homeId, badge);
    }

    @Override
    public void reward(String homeId, Badge badge, SavedEnergy saved) {
        rewarded.computeIfAbsent(homeId, home -> new TreeMap<>()).put(badge.challengeId(), saved);
    }
}
