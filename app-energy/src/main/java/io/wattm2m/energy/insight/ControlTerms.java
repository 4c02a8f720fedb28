// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.control.Evidence.Required;
import java.time.Duration;

/**
 * What automatic control keeps to for all plugs. Immutable.
 *
 * @param manualHold how long a person's switching comes before schedules and automatic control
 * @param required how much a rule has to be tried before it may switch
 * @param returnLead for how long before and after a return from a holiday use is expected
 */
public record ControlTerms(Duration manualHold, Required required, Duration returnLead) {
    /** Two hours, the usual trial, and an hour. */
    public static final ControlTerms USUAL =
            new ControlTerms(Duration.ofHours(2), Required.USUAL, Duration.ofHours(1));

    public ControlTerms {
        requireNonNull(manualHold, "manualHold is null");
        requireNonNull(required, "required is null");
        requireNonNull(returnLead, "returnLead is null");
    }
}
