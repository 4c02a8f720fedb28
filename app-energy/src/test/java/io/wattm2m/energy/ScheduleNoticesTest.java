// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.testing.AdjustableClock;
import io.wattm2m.energy.home.Dwelling;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.home.Membership;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.schedule.Calendars;
import io.wattm2m.energy.schedule.KeptSchedules;
import io.wattm2m.energy.schedule.Occurrences;
import io.wattm2m.energy.schedule.Place;
import io.wattm2m.energy.schedule.Schedule;
import io.wattm2m.energy.schedule.Schedule.Missed;
import io.wattm2m.energy.schedule.Schedule.OnHolidays;
import io.wattm2m.energy.schedule.Schedule.Repeat;
import io.wattm2m.energy.schedule.ScheduledPlugs;
import io.wattm2m.energy.schedule.Schedules;
import io.wattm2m.energy.testing.MapMemory;
import io.wattm2m.energy.testing.MapTimer;
import io.wattm2m.energy.testing.UnswitchedPlugs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Schedules in the CSE. */
class ScheduleNoticesTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-01-05T06:00:00Z"));
    private final MapMemory memory = new MapMemory();
    private final Homes homes = new Homes(memory);
    private final Schedules schedules = new Schedules(new KeptSchedules(memory),
            new Occurrences(new Place(SEOUL, 37.5, 127), Calendars.of("kr")), new MapTimer(),
            new UnswitchedPlugs(), clock);
    private final List<Map<String, Object>> told = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private boolean isAway;
    private ScheduleNotices notices = notices();

    @Test
    void aScheduleIsToldAsItIsOnceADayAndWhereItChanges() {
        schedules.keep(schedule("23:30", "tv"));
        notices.look();
        notices.look();

        assertThat(names).containsExactly("household/schedule/night");
        assertThat(told.getFirst()).containsEntry("deviceIds", List.of("tv")).containsEntry("power", "off")
                .containsEntry("at", "23:30").containsEntry("zone", "Asia/Seoul").containsEntry("enabled", true)
                .containsEntry("holidays", "as-always").containsEntry("scheduleElement", "0 30 14 * * * *")
                .doesNotContainKey("name").doesNotContainValue("Anna sleeps");

        schedules.keep(schedule("sunset", "tv"));
        notices.look();
        assertThat(told).hasSize(2);
        assertThat(told.getLast()).containsEntry("at", "sunset").doesNotContainKey("scheduleElement");

        clock.advance(Duration.ofDays(1));
        notices.look();
        assertThat(told).hasSize(3);
    }

    @Test
    void oneThatIsGoneIsToldToBeAlsoAfterARestartAndWhereTheCseWasAway() {
        schedules.keep(schedule("23:30", "tv"));
        notices.look();
        schedules.delete("night");
        notices = notices();
        isAway = true;
        notices.look();
        isAway = false;

        notices.look();
        notices.look();

        assertThat(told).hasSize(2);
        assertThat(told.getLast()).isEqualTo(Map.of("id", "night", "deleted", true));
    }

    @Test
    void eachHomeHasWhatIsSwitchedThere() {
        moveIn();
        schedules.keep(schedule("23:30", "tv", "lamp"));

        notices.look();

        assertThat(names).containsExactly("h1/schedule/night", "household/schedule/night");
        assertThat(told).extracting(document -> document.get("deviceIds")).containsExactly(List.of("lamp"),
                List.of("tv"));
    }

    @Test
    void ofAHomeThatIsGoneNothingIsRemembered() {
        homes.observe(notices);
        moveIn();
        schedules.keep(schedule("23:30", "tv", "lamp"));
        notices.look();
        assertThat(memory.document("published-schedules", "h1")).isPresent();

        homes.remove("h1");

        assertThat(memory.document("published-schedules", "h1")).isEmpty();
        notices.look();
        assertThat(memory.document("published-schedules", "h1")).isEmpty();
        assertThat(memory.document("published-schedules", "household")).isPresent();
    }

    private void moveIn() {
        homes.add(new Home("h1", "h1", Home.Kind.FAMILY, Dwelling.UNKNOWN, List.of(),
                List.of(new HomeDevice("lamp", HomeDevice.Kind.SMART_PLUG, "", "", "", null, null)),
                List.of(new Membership("ann", Role.OWNER)), clock.instant()));
    }

    private ScheduleNotices notices() {
        return new ScheduleNotices(schedules, homes, memory, (place, container, name, document) -> {
            if (isAway) {
                throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, "away");
            }
            names.add(place + "/" + container + "/" + name);
            told.add(document);
        }, new Watch.Place(clock, SEOUL));
    }

    private static Schedule schedule(String at, String... deviceIds) {
        return new Schedule("night", "Anna sleeps", List.of(deviceIds), "off", at,
                new Repeat(Set.of(), "", LocalDate.of(2026, 1, 1), null, OnHolidays.AS_ALWAYS), Missed.SKIP, 60, true);
    }

    /** Nothing is switched here. */
}
