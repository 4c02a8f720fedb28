// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

/**
 * What a controller would have done in a recorded time. Immutable.
 *
 * @param recordedMinutes how many minutes were recorded
 * @param standby the energy of standby
 * @param wanted the minutes in which the appliance was in use
 * @param switchings how often the controller would have switched
 */
public record ControlFigures(int recordedMinutes, Standby standby, Wanted wanted, int switchings) {
    private static final double MINUTES_A_DAY = 1440;

    /** The share of the standby energy that would have been saved, in percent. */
    public double standbySavedPercent() {
        return standby.allWh() > 0 ? 100 * standby.savedWh() / standby.allWh() : 0;
    }

    /** The share of the minutes in use in which the outlet would have been dead, in percent. */
    public double wantedMinutesCutPercent() {
        return wanted.allMinutes() > 0 ? 100.0 * wanted.cutMinutes() / wanted.allMinutes() : 0;
    }

    /** How often it would have switched in 24 recorded hours. */
    public double switchingsPerDay() {
        return perDay(switchings);
    }

    /** How often somebody would have found the outlet dead in 24 recorded hours. */
    public double deadOutletsPerDay() {
        return perDay(wanted.deadOutlets());
    }

    /** Both together. */
    public ControlFigures plus(ControlFigures other) {
        return new ControlFigures(recordedMinutes + other.recordedMinutes,
                new Standby(standby.allWh() + other.standby.allWh(), standby.savedWh() + other.standby.savedWh()),
                new Wanted(wanted.allMinutes() + other.wanted.allMinutes(),
                        wanted.cutMinutes() + other.wanted.cutMinutes(),
                        wanted.deadOutlets() + other.wanted.deadOutlets()),
                switchings + other.switchings);
    }

    /** Nothing at all. */
    public static ControlFigures none() {
        return new ControlFigures(0, new Standby(0, 0), new Wanted(0, 0, 0), 0);
    }

    private double perDay(int count) {
        return recordedMinutes > 0 ? count * MINUTES_A_DAY / recordedMinutes : 0;
    }

    /**
     * Energy of standby. Immutable.
     *
     * @param allWh without a controller
     * @param savedWh of that, cut
     */
    public record Standby(double allWh, double savedWh) {}

    /**
     * Minutes in use. Immutable.
     *
     * @param allMinutes without a controller
     * @param cutMinutes of those, with a dead outlet
     * @param deadOutlets how many uses met a dead outlet
     */
    public record Wanted(int allMinutes, int cutMinutes, int deadOutlets) {}
}
