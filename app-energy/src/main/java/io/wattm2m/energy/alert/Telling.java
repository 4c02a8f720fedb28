// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.alert;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.wattm2m.energy.alert.AlertRule.Severity;
import java.time.LocalTime;
import java.util.Set;

/**
 * When and where people are told. Immutable.
 *
 * @param quietFrom when quiet hours begin, the same as their end for none; warnings are only listed then
 * @param quietTo when they end, on the next day where that is earlier
 * @param mailTo the address for mails, empty for none
 * @param webhook the http or https address for webhooks, empty for none
 * @param language of mails and webhooks, {@code en} or {@code ko}
 * @param pauseMinutes how long the same rule does not tell of the same plug again
 */
public record Telling(LocalTime quietFrom, LocalTime quietTo, String mailTo, String webhook, String language,
        int pauseMinutes) {
    private static final Set<String> LANGUAGES = Set.of("en", "ko");
    public static final Telling DEFAULT = new Telling(LocalTime.of(22, 0), LocalTime.of(7, 0), "", "", "en", 15);
    private static final int DAY_MINUTES = 24 * 60;

    public Telling {
        requireNonNull(quietFrom, "quietFrom is null");
        requireNonNull(quietTo, "quietTo is null");
        // what was kept before there was a choice
        language = requireNonNullElse(language, "en");
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("language '" + language + "' is not ko or en");
        }
        if (!mailTo.isEmpty() && !mailTo.matches("[^@\\s,;<>]{1,64}@[^@\\s,;<>]{1,255}")) {
            throw new IllegalArgumentException("mailTo '" + mailTo + "' is not an address");
        }
        if (!webhook.isEmpty() && !webhook.matches("https?://[^\\s/]+(/\\S*)?")) {
            throw new IllegalArgumentException("webhook '" + webhook + "' is not an http or https address");
        }
        if (pauseMinutes < 0 || pauseMinutes > DAY_MINUTES) {
            throw new IllegalArgumentException("pauseMinutes: 0 to " + DAY_MINUTES);
        }
    }

    /** Whether people may be told of something of this severity at this time of the day. */
    boolean allows(Severity severity, LocalTime time) {
        return severity == Severity.CRITICAL || !isQuiet(time);
    }

    private boolean isQuiet(LocalTime time) {
        boolean sameDay = quietFrom.isBefore(quietTo);
        boolean begun = !time.isBefore(quietFrom);
        boolean notEnded = time.isBefore(quietTo);
        return !quietFrom.equals(quietTo) && (sameDay ? begun && notEnded : begun || notEnded);
    }
}
