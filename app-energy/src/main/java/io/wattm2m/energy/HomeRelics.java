// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.api.Facilities;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.picture.FloorPlans;

/**
 * Clears away the floor plan that a home leaves behind. Thread-safe.
 *
 * @param facilities with the plans
 */
record HomeRelics(Facilities facilities) implements Homes.Observer {

    @Override
    public void changed(Home home) {
        // whoever lives there keeps it
    }

    @Override
    public void removed(Home home) {
        facilities.plans().forget(home.id());
        facilities.plans().takeOff(FloorPlans.INSTALLATION, home.deviceIds());
        facilities.pictures().forget("floor-plan/" + home.id());
    }
}
