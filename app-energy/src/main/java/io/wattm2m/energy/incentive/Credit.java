// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.control.MeasuredSavings;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What of a plug's measured savings counts in a month. Immutable.
 *
 * @param deviceId the plug
 * @param days how many controlled and holdout days there were
 * @param savings what was measured on them
 */
public record Credit(String deviceId, int days, MeasuredSavings savings) {
    private static final int WH_DECIMALS = 3;

    public Credit {
        requireNonNull(deviceId, "deviceId is null");
        requireNonNull(savings, "savings is null");
    }

    /** What is rewarded, in kWh: nothing where the interval of what was saved includes zero. */
    public BigDecimal creditedKwh() {
        return BigDecimal.valueOf(savings.creditedWh()).setScale(WH_DECIMALS, RoundingMode.DOWN).movePointLeft(3);
    }
}
