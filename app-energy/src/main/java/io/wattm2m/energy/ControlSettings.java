// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.control.Evidence.Required;
import io.wattm2m.energy.insight.ControlTerms;
import java.time.Duration;

/**
 * The settings of the section {@code energy.control}.
 *
 * @param shadowTime how long a rule has to decide as a shadow before it may switch, where no backtest is passed
 * @param backtestDays how many recorded days of a plug a backtest needs to be passed
 * @param returnLead for how long before and after a return from a holiday use is expected
 */
public record ControlSettings(Duration shadowTime, int backtestDays, Duration returnLead) {
    public static final ControlSettings DEFAULTS =
            new ControlSettings(Required.USUAL.shadow(), Required.USUAL.backtestDays(),
                    ControlTerms.USUAL.returnLead());
    private static final int LEAST_DAYS = 4;

    public ControlSettings {
        if (shadowTime.toHours() < 1) {
            throw new IllegalArgumentException("energy.control.shadow-time has to be an hour at least");
        }
        if (backtestDays < LEAST_DAYS) {
            throw new IllegalArgumentException("energy.control.backtest-days has to be " + LEAST_DAYS + " at least");
        }
        if (returnLead.isNegative()) {
            throw new IllegalArgumentException("energy.control.return-lead cannot be less than nothing");
        }
    }

    /** What control keeps to. */
    ControlTerms terms(Duration manualHold) {
        return new ControlTerms(manualHold, new Required(shadowTime, backtestDays), returnLead);
    }
}
