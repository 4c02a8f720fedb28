// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.api.Facilities;
import io.wattm2m.energy.api.Neighbourhood;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.picture.FloorPlans;

/**
 * Clears away what a home leaves behind: its reports and when they are made, its floor plan. Thread-safe.
 *
 * @param neighbourhood with the reports
 * @param facilities with the plans
 */
record HomeRelics(Neighbourhood neighbourhood, Facilities facilities) implements Homes.Observer {

    @Override
    public void changed(Home home) {
        // whoever lives there keeps it
    }

    @Override
    public void removed(Home home) {
        neighbourhood.reports().archive().of(home.id()).forEach(neighbourhood.reports().archive()::remove);
        neighbourhood.plans().forget(home.id());
        facilities.plans().forget(home.id());
        facilities.plans().takeOff(FloorPlans.INSTALLATION, home.deviceIds());
        facilities.pictures().forget("floor-plan/" + home.id());
    }
}
