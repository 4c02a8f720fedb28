// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.control.ControlMode;
import io.wattm2m.energy.control.Evidence;
import io.wattm2m.energy.insight.ControlDesk.Mode;
import io.wattm2m.energy.insight.ControlDesk.Settings;
import java.time.LocalDate;

/** Lets control be switched on only where it was tried: in a backtest, or as a shadow. Immutable. */
public final class Trials {
    private final ControlDesk desk;
    private final Outlets outlets;

    Trials(ControlDesk desk, Outlets outlets) {
        this.desk = desk;
        this.outlets = outlets;
    }

    /** What speaks for letting a rule switch a plug. */
    public Evidence evidence(String deviceId, ControlMode rule, LocalDate today) {
        return new Evidence(rule, outlets.backtest(deviceId, today), desk.shadows().time(deviceId, rule),
                desk.required());
    }

    /** IllegalStateException where a plug's control is to begin switching by a rule that was not tried enough. */
    void require(String deviceId, Settings wanted, LocalDate today) {
        Settings before = desk.settings(deviceId);
        boolean begins = wanted.mode() == Mode.ON && (before.mode() != Mode.ON || before.rule() != wanted.rule());
        if (!begins) {
            return;
        }
        if (!outlets.model(deviceId, today).hasStandby()) {
            throw new IllegalStateException(deviceId + " has no standby that could be saved");
        }
        Evidence evidence = evidence(deviceId, wanted.rule(), today);
        if (!evidence.suffices()) {
            throw new IllegalStateException("control of " + deviceId + " cannot be switched on yet: "
                    + evidence.missing());
        }
    }
}
