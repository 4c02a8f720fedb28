// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.privacy;

import io.wattm2m.energy.people.Refusal;
import java.util.Arrays;
import java.util.Locale;

/** What somebody may agree to, beyond what he is shown himself. Nothing is agreed to until he says so. */
public enum Purpose {
    /** That what his devices use counts in figures of the installation. */
    ANALYTICS,
    /** That his home takes part in rankings, under a pseudonym. */
    COMMUNITY,
    /** That figures without his name are handed to researchers. */
    RESEARCH,
    /** That he is told of alerts of his homes by mail, and gets their reports. */
    EMAIL,
    /** That what the devices of his homes use is sent to the systems with which the installation exchanges values. */
    EXCHANGE,
    /** That sentences about his devices are sent to the language model that is set. */
    LANGUAGE_MODEL;

    /** The name in documents. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The purpose of this name; Refusal names those there are. */
    public static Purpose named(String label) {
        return Arrays.stream(values()).filter(purpose -> purpose.label().equals(label)).findFirst()
                .orElseThrow(() -> Refusal.malformed("purpose '" + label + "' is none of "
                        + String.join(", ", Arrays.stream(values()).map(Purpose::label).toList())));
    }
}
