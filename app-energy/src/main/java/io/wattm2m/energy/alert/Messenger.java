// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.alert;

import io.wattm2m.energy.alert.AlertRule.Way;

/** Tells people of alerts. Thread-safe. */
public interface Messenger {

    /** Tells somebody by this way, where there is one; what goes wrong is logged and troubles nobody else. */
    void tell(Way way, Alert alert, Sentence sentence, Telling telling);

    /** Lets other applications know of an alert that was raised or has ended. */
    void publish(Alert alert);
}
