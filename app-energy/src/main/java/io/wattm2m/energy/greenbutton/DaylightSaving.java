// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.greenbutton;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.Optional;

/** How the clocks of a time zone go, in the bits of ESPI's DstRuleType. Pure. */
final class DaylightSaving {
    private static final int ON_DAY_OF_MONTH = 0;
    private static final int ON_OR_AFTER_DAY_OF_MONTH = 1;
    private static final int FIRST_IN_MONTH = 2;
    private static final int LAST_IN_MONTH = 7;

    private DaylightSaving() {}

    static Espi.LocalTimeParameters of(ZoneId zone, Instant now) {
        ZoneRules rules = zone.getRules();
        Espi.LocalTimeParameters clocks = new Espi.LocalTimeParameters();
        clocks.tzOffset = rules.getStandardOffset(now).getTotalSeconds();
        Optional<ZoneOffsetTransitionRule> start = rule(rules, true);
        Optional<ZoneOffsetTransitionRule> end = rule(rules, false);
        if (start.isPresent() && end.isPresent()) {
            clocks.dstOffset = Duration.ofSeconds((long) start.get().getOffsetAfter().getTotalSeconds()
                    - start.get().getOffsetBefore().getTotalSeconds()).toSeconds();
            int year = now.atZone(zone).getYear();
            clocks.dstStartRule = bits(start.get(), year);
            clocks.dstEndRule = bits(end.get(), year);
        }
        return clocks;
    }

    private static Optional<ZoneOffsetTransitionRule> rule(ZoneRules rules, boolean forward) {
        return rules.getTransitionRules().stream().filter(rule -> forward == rule.getOffsetAfter()
                .getTotalSeconds() > rule.getOffsetBefore().getTotalSeconds()).findFirst();
    }

    /** From the lowest bit: 12 of seconds, 5 hour, 3 day of week, 5 day of month, 3 operator, 4 month. */
    private static String bits(ZoneOffsetTransitionRule rule, int year) {
        LocalTime before = rule.createTransition(year).getDateTimeBefore().toLocalTime();
        int weekday = rule.getDayOfWeek() == null ? 0 : rule.getDayOfWeek().getValue();
        int operator = operator(rule);
        boolean daySaid = operator == ON_DAY_OF_MONTH || operator == ON_OR_AFTER_DAY_OF_MONTH;
        int day = daySaid ? rule.getDayOfMonthIndicator() : 0;
        return "%08X".formatted(rule.getMonth().getValue() << 28 | operator << 25 | day << 20 | weekday << 17
                | before.getHour() << 12 | before.getMinute() * 60 + before.getSecond());
    }

    /** Where the weekday on or after the 1st, 8th, 15th or 22nd is meant, it is the first to fourth of its month. */
    private static int operator(ZoneOffsetTransitionRule rule) {
        int day = rule.getDayOfMonthIndicator();
        if (rule.getDayOfWeek() == null) {
            return ON_DAY_OF_MONTH;
        }
        if (day < 0 || day == rule.getMonth().maxLength() - 6) {
            return LAST_IN_MONTH;
        }
        return day % 7 == 1 && day <= 22 ? FIRST_IN_MONTH + day / 7 : ON_OR_AFTER_DAY_OF_MONTH;
    }
}
