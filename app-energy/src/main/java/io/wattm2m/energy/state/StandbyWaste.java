// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.state;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.measure.MinuteTrace;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What an outlet used while nobody used its appliance. Immutable.
 *
 * @param recordedMinutes how many minutes were looked at
 * @param standbyMinutes how many of them were standby
 * @param standbyWh the energy of those
 * @param totalWh the energy of all
 * @param cost of the standby, in the currency of the price
 */
public record StandbyWaste(int recordedMinutes, int standbyMinutes, double standbyWh, double totalWh, BigDecimal cost) {
    private static final double MINUTES_A_YEAR = 365.25 * MinuteTrace.MINUTES_A_DAY;

    public StandbyWaste {
        requireNonNull(cost, "cost is null");
    }

    /** The waste in a history, at a price per kWh. */
    public static StandbyWaste of(MinuteTrace history, StateModel model, BigDecimal pricePerKwh) {
        int recorded = 0;
        int standby = 0;
        double standbyWm = 0;
        double totalWm = 0;
        for (int minute = 0; minute < history.size(); minute++) {
            if (history.isRecorded(minute)) {
                double powerW = history.powerW(minute);
                boolean wasted = model.stateOf(powerW) == OutletState.STANDBY;
                recorded++;
                totalWm += powerW;
                standby += wasted ? 1 : 0;
                standbyWm += wasted ? powerW : 0;
            }
        }
        BigDecimal kwh = BigDecimal.valueOf(standbyWm / 60).movePointLeft(3);
        return new StandbyWaste(recorded, standby, standbyWm / 60, totalWm / 60,
                kwh.multiply(pricePerKwh, MathContext.DECIMAL64));
    }

    /** The standby's share of the energy, 0 to 1. */
    public double share() {
        return totalWh > 0 ? standbyWh / totalWh : 0;
    }

    /** The standby's energy in a year that goes on like this, in Wh. */
    public double standbyWhPerYear() {
        return recordedMinutes > 0 ? standbyWh * MINUTES_A_YEAR / recordedMinutes : 0;
    }
}
