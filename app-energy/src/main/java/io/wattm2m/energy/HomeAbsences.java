// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.insight.Absences;
import io.wattm2m.energy.insight.ControlDesk;

/**
 * Has every device be left alone, or not, with those of its own home only, and forgets when nobody was in a home that
 * is gone. Thread-safe.
 *
 * @param absences from homes
 */
record HomeAbsences(Absences absences) implements Homes.Observer {

    /** Begins to do so for these homes, which it returns. */
    static Homes of(Homes homes, ControlDesk desk) {
        Absences absences = desk.absences();
        absences.ask(deviceId -> homes.with(deviceId).map(Home::id).orElse(Absences.HOUSEHOLD));
        homes.observe(new HomeAbsences(absences));
        return homes;
    }

    @Override
    public void changed(Home home) {
        // whoever lives there is away as long as he has said
    }

    @Override
    public void removed(Home home) {
        absences.forget(home.id());
    }
}
