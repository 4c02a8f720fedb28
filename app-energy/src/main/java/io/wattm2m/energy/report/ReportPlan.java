// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * That a home's report of the month before is made every month, and mailed. Immutable.
 *
 * @param homeId whose
 * @param language in which
 * @param day of the month on which it is made, 1 to 28
 * @param mailTo where it is sent; empty for nowhere
 */
public record ReportPlan(String homeId, Language language, int day, String mailTo) {
    private static final LocalTime AT = LocalTime.of(6, 0);
    private static final int LAST_DAY_OF_ALL_MONTHS = 28;
    // one line only: it goes into the head of a mail
    private static final Pattern ADDRESS = Pattern.compile("|[^@\\s,;<>]{1,64}@[^@\\s,;<>]{1,190}");

    public ReportPlan {
        requireNonNull(homeId, "homeId is null");
        requireNonNull(language, "language is null");
        if (day < 1 || day > LAST_DAY_OF_ALL_MONTHS) {
            throw new IllegalArgumentException("day " + day + " is not 1 to " + LAST_DAY_OF_ALL_MONTHS);
        }
        if (!ADDRESS.matcher(mailTo).matches()) {
            throw new IllegalArgumentException("mailTo '" + mailTo + "' is not an address");
        }
    }

    /** The plans that are kept, by homes. */
    static Documents<ReportPlan> in(Memory memory) {
        return new Documents<>(memory, "report-plan", ReportPlan.class);
    }

    /** When it is made next. */
    public Instant next(Instant now, ZoneId zone) {
        YearMonth month = YearMonth.from(now.atZone(zone));
        Instant here = at(month, zone);
        return here.isAfter(now) ? here : at(month.plusMonths(1), zone);
    }

    private Instant at(YearMonth month, ZoneId zone) {
        return month.atDay(day).atTime(AT).atZone(zone).toInstant();
    }
}
