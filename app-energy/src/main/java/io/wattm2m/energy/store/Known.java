// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Level;
import io.wattm2m.energy.measure.Rollup;

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

    void written(Tally tally) {
        rollups.written(tally.rollups());
        levels.written(tally.levels());
    }

    void forget() {
        rollups.forget();
        levels.forget();
    }
}
