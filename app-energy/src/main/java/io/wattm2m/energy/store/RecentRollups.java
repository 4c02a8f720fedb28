// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Rollup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rollups as they are in the database, those that were counted lately from memory: nearly every reading belongs to
 * the minute, the quarter, the hour and the day of the one before. In bounded memory; one thread.
 */
final class RecentRollups {
    private static final int MOST = 100_000;
    private final Map<RollupKey, Rollup> recent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RollupKey, Rollup> eldest) {
            return size() > MOST;
        }
    };
    private final EnergyDatabase database;

    RecentRollups(EnergyDatabase database) {
        this.database = database;
    }

    /** One rollup, empty where there is none. */
    Optional<Rollup> find(RollupKey key) {
        Optional<Rollup> known = Optional.ofNullable(recent.get(key));
        return known.isPresent() ? known : database.find(key);
    }

    /** These are committed. */
    void written(Map<RollupKey, Rollup> rollups) {
        recent.putAll(rollups);
    }

    /** What is in the database may be something else. */
    void forget() {
        recent.clear();
    }
}
