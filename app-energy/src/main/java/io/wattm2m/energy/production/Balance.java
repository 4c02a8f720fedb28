// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.production;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The sums of flows, in Wh, and the two ratios that follow from them (R. Luthander et al., "Photovoltaic
 * self-consumption in buildings: A review", Applied Energy 142, 2015). Both are counted interval by interval: what is
 * exported at noon is not what is consumed in the evening. Immutable.
 *
 * @param producedWh by the sun or otherwise
 * @param chargedWh into batteries
 * @param dischargedWh out of batteries
 * @param importedWh from the grid
 * @param exportedWh to the grid
 * @param consumedWh by everything else
 * @param selfUsedWh of the production, what was not exported
 * @param ownWh of the consumption, what was not imported
 */
public record Balance(double producedWh, double chargedWh, double dischargedWh, double importedWh, double exportedWh,
        double consumedWh, double selfUsedWh, double ownWh) {

    /** The balance of these flows. */
    public static Balance of(List<Flow> flows) {
        double[] sums = new double[8];
        for (Flow flow : flows) {
            sums[0] += flow.producedWh();
            sums[1] += flow.chargedWh();
            sums[2] += flow.dischargedWh();
            sums[3] += flow.importedWh();
            sums[4] += flow.exportedWh();
            sums[5] += flow.consumedWh();
            sums[6] += flow.selfUsedWh();
            sums[7] += flow.ownWh();
        }
        return new Balance(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7]);
    }

    /** This and the balance of another home. */
    public Balance plus(Balance other) {
        return new Balance(producedWh + other.producedWh, chargedWh + other.chargedWh,
                dischargedWh + other.dischargedWh, importedWh + other.importedWh, exportedWh + other.exportedWh,
                consumedWh + other.consumedWh, selfUsedWh + other.selfUsedWh, ownWh + other.ownWh);
    }

    /** The share of the production that was used here, 0 to 1; empty where nothing was produced. */
    public OptionalDouble selfConsumption() {
        return share(selfUsedWh, producedWh);
    }

    /** The share of the consumption that was not taken from the grid, 0 to 1; empty where nothing was consumed. */
    public OptionalDouble autarky() {
        return share(ownWh, consumedWh);
    }

    private static OptionalDouble share(double part, double whole) {
        return whole > 0 ? OptionalDouble.of(Math.clamp(part / whole, 0, 1)) : OptionalDouble.empty();
    }
}
