// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.type.ScheduleEntry;
import io.wattm2m.energy.schedule.Schedule.Missed;
import io.wattm2m.energy.schedule.Schedule.OnHolidays;
import io.wattm2m.energy.schedule.Schedule.Repeat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecurrenceTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Instant NOW = Instant.parse("2026-01-07T03:00:00Z");
    private static final LocalDate FROM = LocalDate.parse("2026-01-01");
    private static final Repeat WEEKLY = repeat(Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY), "", FROM, null);

    @Test
    void weeklyTimesAreSaidInUniversalTime() {
        assertThat(element("23:30", WEEKLY, SEOUL)).hasValue("0 30 14 * * 0,1 *");
        assertThat(element("07:30:15", WEEKLY, SEOUL)).hasValue("15 30 22 * * 0,6 *");
        assertThat(element("22:00", WEEKLY, ZoneId.of("-05:00"))).hasValue("0 0 3 * * 1,2 *");
        assertThat(element("09:00", repeat(Set.of(), "", FROM, null), SEOUL)).hasValue("0 0 0 * * * *");
    }

    @Test
    void anElementComesWheneverItsScheduleDoes() {
        for (String at : List.of("00:00", "07:30", "08:59", "09:00", "23:59")) {
            ScheduleEntry entry = ScheduleEntry.parse(element(at, WEEKLY, SEOUL).orElseThrow());
            Occurrences occurrences = new Occurrences(new Place(SEOUL, 37.5, 127), day -> false);
            Instant comes = NOW;
            for (int count = 0; count < 10; count++) {
                comes = occurrences.after(schedule(at, WEEKLY), comes).orElseThrow();
                assertThat(entry.matches(comes)).as("%s at %s", at, comes).isTrue();
                assertThat(entry.matches(comes.plus(Duration.ofDays(3)))).isFalse();
            }
        }
    }

    @Test
    void whatAnElementCannotSayHasNone() {
        assertThat(element("sunset-00:30", WEEKLY, SEOUL)).isEmpty();
        assertThat(element("10:00", repeat(Set.of(), "FREQ=MONTHLY;BYDAY=1SA", FROM, null), SEOUL)).isEmpty();
        assertThat(element("10:00", repeat(Set.of(), "", LocalDate.parse("2026-01-08"), null), SEOUL)).isEmpty();
        assertThat(element("10:00", repeat(Set.of(), "", FROM, FROM.plusDays(90)), SEOUL)).isEmpty();
        assertThat(element("10:00", new Repeat(Set.of(), "", FROM, null, OnHolidays.NOT), SEOUL)).isEmpty();
        assertThat(element("10:00", WEEKLY, ZoneId.of("Europe/Berlin"))).isEmpty();
    }

    private static Optional<String> element(String at, Repeat repeat, ZoneId zone) {
        return Recurrence.element(schedule(at, repeat), zone, NOW);
    }

    private static Schedule schedule(String at, Repeat repeat) {
        return new Schedule("s1", "", List.of("tv"), "off", at, repeat, Missed.SKIP, 60, true);
    }

    private static Repeat repeat(Set<DayOfWeek> days, String rrule, LocalDate from, @Nullable LocalDate until) {
        return new Repeat(days, rrule, from, until, OnHolidays.AS_ALWAYS);
    }
}
