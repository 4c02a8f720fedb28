// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.live.Devices;
import java.util.function.Predicate;

/**
 * What the interface asks: all parts of this package together. Immutable; its parts are thread-safe.
 *
 * @param outlets what is learned of each outlet
 * @param bills what energy costs
 * @param forecasts what will be used
 * @param control automatic control
 * @param history takes in what was measured elsewhere
 * @param book what people have written down about plugs
 * @param virtualMeters sums and differences of plugs
 * @param advice what a language model says, where one is set
 */
public record Insight(Outlets outlets, Bills bills, Forecasts forecasts, AutoControl control, HistoryLog history,
        DeviceBook book, VirtualMeters virtualMeters, Advice advice) {

    /**
     * The same for somebody who sees some plugs only. What is asked for by a plug's id, callers look up among those.
     *
     * @param seen the plugs
     * @param sees whether somebody sees what has this id, also where it has not been heard of
     */
    public Insight seenBy(Devices seen, Predicate<String> sees) {
        return seenBy(seen, sees, "");
    }

    /** The same where what is seen is paid by a tariff of its own; by that of the installation where there is none. */
    public Insight seenBy(Devices seen, Predicate<String> sees, String tariff) {
        return new Insight(outlets, bills.of(seen, tariff), forecasts, control, history, book.seenBy(sees),
                virtualMeters.seenBy(sees), advice);
    }

    /** What would have been otherwise. */
    public WhatIf whatIf() {
        return new WhatIf(bills, outlets);
    }

    /** Forgets what was learned of a plug of which more is known now; it is learned again when it is asked for. */
    public void learnAgain(String deviceId) {
        outlets.forget(deviceId);
        forecasts.forget();
    }
}
