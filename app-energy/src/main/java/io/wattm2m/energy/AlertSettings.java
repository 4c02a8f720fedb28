// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

/**
 * The settings of the section {@code energy.alerts}.
 *
 * @param nominalVoltage of the grid in V: a new household's rules for voltages are made from it
 */
public record AlertSettings(double nominalVoltage) {
    public static final AlertSettings DEFAULTS = new AlertSettings(220);

    public AlertSettings {
        if (!(nominalVoltage > 0) || nominalVoltage > 1000) {
            throw new IllegalArgumentException("energy.alerts.nominal-voltage is not above 0 and up to 1000 V");
        }
    }
}
