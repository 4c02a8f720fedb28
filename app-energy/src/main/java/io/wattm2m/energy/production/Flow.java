// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.production;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Where energy came from and went to in some time, in Wh. Immutable.
 *
 * @param start the beginning
 * @param producedWh by the sun or otherwise
 * @param chargedWh into batteries
 * @param dischargedWh out of batteries
 * @param importedWh from the grid
 * @param exportedWh to the grid
 * @param consumedWh by everything else
 */
public record Flow(Instant start, double producedWh, double chargedWh, double dischargedWh, double importedWh,
        double exportedWh, double consumedWh) {

    public Flow {
        requireNonNull(start, "start is null");
    }

    /** This flow and another, as one of the time of both. */
    public Flow plus(Flow other) {
        return new Flow(start, producedWh + other.producedWh, chargedWh + other.chargedWh,
                dischargedWh + other.dischargedWh, importedWh + other.importedWh, exportedWh + other.exportedWh,
                consumedWh + other.consumedWh);
    }

    /** The same with another beginning. */
    public Flow at(Instant other) {
        return new Flow(other, producedWh, chargedWh, dischargedWh, importedWh, exportedWh, consumedWh);
    }

    /** Of the production, what was used or stored here: what was not exported. */
    public double selfUsedWh() {
        return Math.max(0, producedWh - exportedWh);
    }

    /** Of the consumption, what was not taken from the grid. */
    public double ownWh() {
        return Math.max(0, consumedWh - importedWh);
    }
}
