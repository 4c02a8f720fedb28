// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.state.OutletState;
import java.time.LocalDateTime;

/**
 * What a decision is made from. Immutable.
 *
 * @param at when, in local time
 * @param relayOn what the plug says of its relay
 * @param state what the appliance does
 * @param expectation what its profile expects
 * @param away whether the household is away
 */
public record ControlInputs(LocalDateTime at, boolean relayOn, OutletState state, Expectation expectation,
        boolean away) {

    public ControlInputs {
        requireNonNull(at, "at is null");
        requireNonNull(state, "state is null");
        requireNonNull(expectation, "expectation is null");
    }

    /**
     * What a profile expects at a moment. Immutable.
     *
     * @param useProbability the probability that it is used within 60 minutes, 0 to 1
     * @param onRate the share of minutes in use in this hour of the week, 0 to 1
     */
    public record Expectation(double useProbability, double onRate) {
        /** Somebody will use it. */
        public static final Expectation CERTAIN = new Expectation(1, 1);

        /** What this profile expects at this moment. */
        public static Expectation of(UsageProfile profile, LocalDateTime at) {
            return new Expectation(profile.useProbability(at), profile.onRate(at));
        }
    }
}
