// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.alert;

import io.wattm2m.energy.alert.AlertRule.Limit;
import java.time.Instant;
import java.util.Optional;

/**
 * How one rule stands with one plug: a function of the readings in their order. Immutable.
 *
 * @param brokenSince when the value went too far, empty where it is not
 * @param raised whether that has lasted long enough
 * @param worst the value that went farthest
 */
record Vigil(Optional<Instant> brokenSince, boolean raised, double worst) {
    static final Vigil CALM = new Vigil(Optional.empty(), false, 0);

    /** How it stands after a value. */
    Vigil after(Limit limit, Instant time, double value) {
        if (raised) {
            return limit.isKeptAgain(value) ? CALM : new Vigil(brokenSince, true, farther(limit, value));
        }
        if (!limit.isBroken(value)) {
            return CALM;
        }
        Instant since = brokenSince.orElse(time);
        boolean lasted = !time.isBefore(since.plus(limit.duration()));
        return new Vigil(Optional.of(since), lasted, brokenSince.isEmpty() ? value : farther(limit, value));
    }

    private double farther(Limit limit, double value) {
        return limit.side() == AlertRule.Side.ABOVE ? Math.max(worst, value) : Math.min(worst, value);
    }
}
