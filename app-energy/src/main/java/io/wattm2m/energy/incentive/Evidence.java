// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.incentive.Reward.Part;
import java.math.BigDecimal;
import java.util.List;

/**
 * A saving that was measured. Immutable.
 *
 * @param savedKwh what was saved
 * @param lowKwh the low end of its 95 % interval
 * @param highKwh the high end
 */
public record Evidence(BigDecimal savedKwh, BigDecimal lowKwh, BigDecimal highKwh) {
    static final String LOW = "low end of saved";
    private static final String UNIT = "kWh";

    public Evidence {
        requireNonNull(savedKwh, "savedKwh is null");
        requireNonNull(lowKwh, "lowKwh is null");
        requireNonNull(highKwh, "highKwh is null");
    }

    /** Whether something was saved for sure: the interval excludes zero. */
    boolean isProof() {
        return lowKwh.signum() > 0;
    }

    List<Part> parts() {
        return List.of(new Part("saved", savedKwh, UNIT), new Part(LOW, lowKwh, UNIT),
                new Part("high end of saved", highKwh, UNIT));
    }
}
