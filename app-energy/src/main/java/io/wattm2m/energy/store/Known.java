// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Level;
import io.wattm2m.energy.measure.Rollup;
import java.util.Optional;

/**
 * What is committed, as a tally begins from it. One thread.
 *
 * @param rollups of energy
 * @param levels the hours of the other channels
 */
record Known(Recent<RollupKey, Rollup> rollups, Recent<LevelKey, Level> levels) {

    static Known of(EnergyDatabase database) {
        return new Known(new Recent<>(database::find), new Recent<>(database.levels()::find));
    }

    /** As if nothing were committed. */
    static Known nothing() {
        return new Known(new Recent<>(key -> Optional.empty()), new Recent<>(key -> Optional.empty()));
    }

    void written(Tally tally) {
        rollups.written(tally.rollups());
        levels.written(tally.levels());
    }

    void forget() {
        rollups.forget();
        levels.forget();
    }
}
