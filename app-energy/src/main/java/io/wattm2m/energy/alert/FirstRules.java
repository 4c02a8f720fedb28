// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.alert;

import io.wattm2m.energy.alert.AlertRule.Limit;
import io.wattm2m.energy.alert.AlertRule.Severity;
import io.wattm2m.energy.alert.AlertRule.Side;
import java.util.List;
import java.util.Set;

/** The rules that a household begins with. Pure. */
public final class FirstRules {
    private static final double WARNING = 0.06;
    private static final double CRITICAL = 0.10;
    private static final double DEADBAND_V = 2;
    private static final int LASTING = 10;
    private static final double RATED_A = 16;
    private static final double STEP_W = 2500;
    /** In per cent; EN 50160 has voltages within 2 % for 95 % of the time. */
    private static final double IMBALANCE = 2;
    /** In per cent; below that many utilities charge for it. */
    private static final double POWER_FACTOR = 90;
    /** Ten minutes. */
    private static final int LONG = 600;

    private FirstRules() {}

    /**
     * Voltage 6 % (warning) and 10 % (critical) off the nominal one, current beyond a plug's rating, load spikes,
     * uneven phases and a low power factor.
     */
    public static List<AlertRule> of(double nominalV) {
        return List.of(voltage("voltage-high", "High voltage", Side.ABOVE, nominalV * (1 + WARNING), Severity.WARNING),
                voltage("voltage-too-high", "Far too high voltage", Side.ABOVE, nominalV * (1 + CRITICAL),
                        Severity.CRITICAL),
                voltage("voltage-low", "Low voltage", Side.BELOW, nominalV * (1 - WARNING), Severity.WARNING),
                voltage("voltage-too-low", "Far too low voltage", Side.BELOW, nominalV * (1 - CRITICAL),
                        Severity.CRITICAL),
                rule("overcurrent", "Overcurrent", new Limit(Quantity.CURRENT, Side.ABOVE, RATED_A, 0.5, LASTING),
                        Severity.CRITICAL),
                rule("load-spike", "Load spike", new Limit(Quantity.POWER_STEP, Side.ABOVE, STEP_W, 0, 0),
                        Severity.WARNING),
                rule("voltage-imbalance", "Uneven phases",
                        new Limit(Quantity.VOLTAGE_IMBALANCE, Side.ABOVE, IMBALANCE, 0.5, LONG), Severity.WARNING),
                rule("power-factor-low", "Low power factor",
                        new Limit(Quantity.POWER_FACTOR, Side.BELOW, POWER_FACTOR, 2, LONG), Severity.WARNING));
    }

    private static AlertRule voltage(String id, String name, Side side, double threshold, Severity severity) {
        double rounded = Math.round(threshold * 10) / 10.0;
        return rule(id, name, new Limit(Quantity.VOLTAGE, side, rounded, DEADBAND_V, LASTING), severity);
    }

    private static AlertRule rule(String id, String name, Limit limit, Severity severity) {
        return new AlertRule(id, name, List.of(), limit, severity, Set.of(AlertRule.Way.values()), true);
    }
}
