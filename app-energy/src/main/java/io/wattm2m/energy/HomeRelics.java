// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.picture.FloorPlans;
import io.wattm2m.energy.picture.PictureStore;
import io.wattm2m.energy.recommend.Recommendations;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Clears away the floor plan that a home leaves behind and what it did with advice, and takes off the plans what is
 * gone: they are sealed, so that nobody else finds it there. Thread-safe.
 *
 * @param plans of homes
 * @param pictures behind them
 * @param recommendations what homes are advised
 * @param exchanges forget devices of which nothing remains
 */
record HomeRelics(FloorPlans plans, PictureStore pictures, Recommendations recommendations,
        Consumer<Set<String>> exchanges)
    implements Homes.Observer {

    @Override
    public void changed(Home home) {
        // whoever lives there keeps it
    }

    @Override
    public void leaving(String deviceId, String pastId) {
        plans.takeOff(Set.of(deviceId));
    }

    @Override
    public void forgotten(String deviceId) {
        plans.takeOff(Set.of(deviceId));
        exchanges.accept(Set.of(deviceId));
    }

    @Override
    public void removed(Home home) {
        plans.forget(home.id());
        plans.takeOff(home.deviceIds());
        exchanges.accept(home.deviceIds());
        recommendations.erase(home.id());
        pictures.forget("floor-plan/" + home.id());
    }
}
