// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.testing.AdjustableClock;
import io.wattm2m.energy.schedule.Outcome.Kind;
import io.wattm2m.energy.testing.MapMemory;
import io.wattm2m.energy.testing.MapTimer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes before a schedule, and what becomes of its times. */
class SchedulesTest {
    private static final Instant MORNING = Instant.parse("2026-01-05T06:00:00Z");
    private static final Instant SEVEN = Instant.parse("2026-01-05T07:00:00Z");
    private static final Schedule OFF_AT_SEVEN = Some.schedule("off", "off", "07:00", Some.days());
    private final AdjustableClock clock = new AdjustableClock(MORNING);
    private final MapTimer timer = new MapTimer();
    private final FakePlugs plugs = new FakePlugs();
    private final Schedules schedules = new Schedules(new KeptSchedules(new MapMemory()),
            new Occurrences(new Place(ZoneOffset.UTC, 37.5, 127), Calendars.of("kr")), timer, plugs, clock);

    @Test
    void aPlugIsSwitchedInTimeAndTheNextTimeIsSet() {
        schedules.keep(OFF_AT_SEVEN);
        assertThat(timer.set).containsEntry("off", SEVEN);

        come(SEVEN);

        assertThat(plugs.asked).containsExactly("lamp off");
        assertThat(plugs.heldFromControl).containsEntry("lamp", SEVEN.plus(Duration.ofMinutes(60)));
        assertThat(schedules.outcomes(10)).singleElement().satisfies(outcome -> {
            assertThat(outcome.kind()).isEqualTo(Kind.ASKED);
            assertThat(outcome.planned()).isEqualTo(SEVEN);
        });
        assertThat(timer.set).containsEntry("off", SEVEN.plus(Duration.ofDays(1)));
    }

    @Test
    void safetyComesFirst() {
        plugs.isProtected = true;
        schedules.keep(OFF_AT_SEVEN);
        schedules.keep(Some.schedule("on", "on", "07:00", Some.days()));

        come(SEVEN);

        assertThat(plugs.asked).containsExactly("lamp on");
        assertThat(schedules.outcomes(10)).extracting(Outcome::kind).containsExactlyInAnyOrder(Kind.PROTECTED,
                Kind.ASKED);
    }

    @Test
    void aPersonsHandComesBeforeASchedule() {
        plugs.hand = Optional.of(SEVEN.plusSeconds(600));
        schedules.keep(OFF_AT_SEVEN);

        come(SEVEN);

        assertThat(plugs.asked).isEmpty();
        assertThat(plugs.heldFromControl).isEmpty();
        assertThat(schedules.outcomes(10)).singleElement()
                .satisfies(outcome -> assertThat(outcome.explanation()).contains("2026-01-05T07:10:00Z"));
    }

    @Test
    void aTimeThatWasMissedIsLeftOutUnlessItIsToBeMadeUpFor() {
        schedules.keep(OFF_AT_SEVEN);
        schedules.keep(Some.catchingUp(Some.schedule("lamp-on", "on", "07:00", Some.days())));

        clock.advance(Duration.between(MORNING, SEVEN.plus(Duration.ofDays(2)).plus(Duration.ofHours(1))));
        timer.tell(schedules, clock.instant());

        assertThat(plugs.asked).containsExactly("lamp on");
        assertThat(schedules.outcomes(10)).extracting(Outcome::kind).containsExactlyInAnyOrder(Kind.MISSED,
                Kind.ASKED);
        assertThat(schedules.outcomes(10)).extracting(Outcome::planned)
                .containsOnly(SEVEN.plus(Duration.ofDays(2)));
    }

    @Test
    void aPlugThatCannotBeAskedIsTold() {
        plugs.failure = Optional.of(new RequestFailure(ResponseStatusCode.NOT_FOUND, "no lamp"));
        schedules.keep(OFF_AT_SEVEN);

        come(SEVEN);

        assertThat(schedules.outcomes(10)).singleElement().satisfies(outcome -> {
            assertThat(outcome.kind()).isEqualTo(Kind.FAILED);
            assertThat(outcome.explanation()).contains("no lamp");
        });
        assertThat(timer.set).containsKey("off");
    }

    @Test
    void whatIsNotInForceIsNotSet() {
        schedules.keep(OFF_AT_SEVEN);
        schedules.keep(Some.disabled(OFF_AT_SEVEN));

        assertThat(timer.set).isEmpty();
        schedules.due("off", SEVEN);
        assertThat(plugs.asked).isEmpty();
    }

    @Test
    void afterARestoreWhatIsNotSetIsSetAgain() {
        schedules.keep(OFF_AT_SEVEN);
        timer.set.clear();

        schedules.resume();

        assertThat(timer.set).containsEntry("off", SEVEN);
    }

    @Test
    void contradictionsAreShown() {
        schedules.keep(OFF_AT_SEVEN);
        schedules.keep(Some.schedule("on", "on", "07:03", Some.days()));
        schedules.keep(Some.schedule("later", "on", "08:00", Some.days()));

        assertThat(schedules.conflicts(Duration.ofDays(14))).singleElement().satisfies(conflict -> {
            assertThat(conflict.at()).isEqualTo(SEVEN);
            assertThat(List.of(conflict.scheduleId(), conflict.otherId())).containsExactly("off", "on");
        });
    }

    @Test
    void aScheduleIsForgotten() {
        schedules.keep(OFF_AT_SEVEN);

        schedules.delete("off");

        assertThat(schedules.all()).isEmpty();
        assertThat(timer.set).isEmpty();
    }

    private void come(Instant moment) {
        clock.advance(Duration.between(clock.instant(), moment));
        timer.tell(schedules, moment);
    }

    private static final class FakePlugs implements ScheduledPlugs {
        private final List<String> asked = new ArrayList<>();
        private final Map<String, Instant> heldFromControl = new HashMap<>();
        private boolean isProtected;
        private Optional<Instant> hand = Optional.empty();
        private Optional<RequestFailure> failure = Optional.empty();

        @Override
        public boolean isProtected(String deviceId) {
            return isProtected;
        }

        @Override
        public Optional<Instant> heldByHandUntil(String deviceId, Instant now) {
            return hand;
        }

        @Override
        public void power(String deviceId, String power) {
            failure.ifPresent(reason -> {
                throw reason;
            });
            asked.add(deviceId + " " + power);
        }

        @Override
        public void hold(String deviceId, Instant until) {
            heldFromControl.put(deviceId, until);
        }
    }
}
