// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.energy.schedule.Schedule.OnHolidays;
import io.wattm2m.energy.schedule.Schedule.Repeat;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrencesTest {
    private static final Place SEOUL = new Place(ZoneId.of("Asia/Seoul"), 37.5665, 126.978);
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private final Occurrences seoul = new Occurrences(SEOUL, Calendars.of("kr"));

    @Test
    void daysOfTheWeekRepeat() {
        Schedule workdays = Some.schedule("s", "on", "07:30", Some.days(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

        assertThat(next(workdays, "2026-01-05T07:29:59+09:00")).isEqualTo("2026-01-04T22:30:00Z");
        assertThat(next(workdays, "2026-01-05T07:30:00+09:00")).isEqualTo("2026-01-08T22:30:00Z");
    }

    /** RFC 5545: the first Saturday of each month, counted from the first day of the schedule. */
    @Test
    void aRuleOfTheCalendarRepeats() {
        Schedule monthly = Some.schedule("s", "on", "10:00",
                new Repeat(Set.of(), "FREQ=MONTHLY;BYDAY=1SA;COUNT=3", FIRST, null, OnHolidays.AS_ALWAYS));

        assertThat(seoul.between(List.of(monthly), Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"))).extracting(each -> each.at().toString()).containsExactly(
                        "2026-01-03T01:00:00Z", "2026-02-07T01:00:00Z", "2026-03-07T01:00:00Z");
    }

    @Test
    void holidaysAreLeftOutOrAreTheOnlyDays() {
        assertThat(next(Some.schedule("s", "on", "07:00", on(OnHolidays.NOT)), "2026-02-15T12:00:00+09:00"))
                .isEqualTo("2026-02-18T22:00:00Z");
        assertThat(next(Some.schedule("s", "on", "07:00", on(OnHolidays.ONLY)), "2026-02-19T12:00:00+09:00"))
                .isEqualTo("2026-02-28T22:00:00Z");
    }

    /** The Korea Astronomy and Space Science Institute has 05:11 and 19:56 for Seoul on this day. */
    @ParameterizedTest
    @CsvSource({"sunrise,2026-06-20T20:11", "sunset,2026-06-21T10:56", "sunset-01:00,2026-06-21T09:56",
        "sunrise+00:30,2026-06-20T20:41"})
    void theSunRisesAndSets(String at, String minute) {
        Instant found = Instant.parse(next(Some.schedule("s", "on", at, Some.days()), "2026-06-21T00:00:00+09:00"));

        assertThat(found).isBetween(Instant.parse(minute + ":00Z").minusSeconds(90),
                Instant.parse(minute + ":00Z").plusSeconds(90));
    }

    @Test
    void whereTheSunDoesNotSetTheNextDayOnWhichItDoesCounts() {
        Occurrences tromso = new Occurrences(new Place(ZoneId.of("Europe/Oslo"), 69.65, 18.96), Calendars.of(""));

        assertThat(tromso.after(Some.schedule("s", "on", "sunset", Some.days()),
                Instant.parse("2026-06-21T00:00:00Z")).orElseThrow()).isAfter("2026-07-20T00:00:00Z");
    }

    @Test
    void aTimeThatTheClocksLeaveOutComesAsMuchLater() {
        Occurrences berlin = new Occurrences(new Place(ZoneId.of("Europe/Berlin"), 52.5, 13.4), Calendars.of(""));
        Schedule night = Some.schedule("s", "on", "02:30", Some.days());

        assertThat(berlin.after(night, Instant.parse("2026-03-28T12:00:00Z"))).contains(
                Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(berlin.between(List.of(night), Instant.parse("2026-10-24T12:00:00Z"),
                Instant.parse("2026-10-25T12:00:00Z"))).hasSize(1);
    }

    @Test
    void aScheduleEnds() {
        Schedule ended = Some.schedule("s", "on", "07:00",
                new Repeat(Set.of(), "", FIRST, LocalDate.of(2026, 1, 3), OnHolidays.AS_ALWAYS));

        assertThat(seoul.after(ended, Instant.parse("2026-01-02T22:00:00Z"))).isEmpty();
    }

    /** Whatever the moment: the next time is after it, and none lies between. */
    @Property(tries = 200)
    void theNextTimeIsTheNearest(@ForAll @IntRange(max = 40_000_000) int seconds) {
        Schedule daily = Some.schedule("s", "on", "sunset", Some.days());
        Instant moment = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(seconds);

        Instant next = seoul.after(daily, moment).orElseThrow();

        assertThat(next).isBetween(moment.plusNanos(1), moment.plusSeconds(86_400 + 120));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=HOURLY", "FREQ=SOMETIMES", "x", "FREQ=DAILY;INTERVAL=-1"})
    void aRuleThatIsNoneIsRefused(String rule) {
        assertThatThrownBy(() -> new Repeat(Set.of(), rule, FIRST, null, OnHolidays.AS_ALWAYS))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("rrule");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25:00", "noon", "sunrise+13:00", "sunset+1", ""})
    void aTimeThatIsNoneIsRefused(String at) {
        assertThatThrownBy(() -> Some.schedule("s", "on", at, Some.days()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at '");
    }

    private static Repeat on(OnHolidays holidays) {
        return new Repeat(Set.of(), "", FIRST, null, holidays);
    }

    private String next(Schedule schedule, String moment) {
        return seoul.after(schedule, java.time.OffsetDateTime.parse(moment).toInstant()).orElseThrow().toString();
    }
}
