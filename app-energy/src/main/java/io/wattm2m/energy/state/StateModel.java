// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.state;

import static java.util.Objects.requireNonNull;

/**
 * What an outlet's power means. Immutable.
 *
 * @param kind what kind of appliance it is
 * @param offBelowW below this it is off
 * @param loadFromW from this on it is in use
 * @param overridden whether a person has set the threshold, and not the history
 * @param evidence what the history says
 */
public record StateModel(OutletKind kind, double offBelowW, double loadFromW, boolean overridden,
        StateEvidence evidence) {

    public StateModel {
        requireNonNull(kind, "kind is null");
        requireNonNull(evidence, "evidence is null");
        if (!(offBelowW >= 0 && loadFromW >= offBelowW)) {
            throw new IllegalArgumentException("load from " + loadFromW + " W is below off, " + offBelowW + " W");
        }
    }

    /** The state at a power. What has no standby is off or in use. */
    public OutletState stateOf(double powerW) {
        if (powerW < offBelowW) {
            return OutletState.OFF;
        }
        return powerW < loadFromW && kind == OutletKind.STANDBY ? OutletState.STANDBY : OutletState.LOAD;
    }

    /** Whether there is any standby that may be cut. */
    public boolean hasStandby() {
        return kind == OutletKind.STANDBY;
    }

    /** This model with a threshold that a person has set, which makes what is below it standby. */
    public StateModel withLoadFrom(double thresholdW) {
        return new StateModel(OutletKind.STANDBY, Math.min(offBelowW, thresholdW), thresholdW, true, evidence);
    }

    /** This model with the guards left out: whatever is below the threshold is taken for standby. */
    public StateModel unguarded() {
        return kind == OutletKind.CYCLIC
                ? new StateModel(OutletKind.STANDBY, offBelowW, loadFromW, overridden, evidence)
                : this;
    }
}
