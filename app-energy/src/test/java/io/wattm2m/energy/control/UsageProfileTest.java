// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.StateLearner;
import io.wattm2m.energy.state.StateModel;
import io.wattm2m.energy.testing.GeneratedPlug;
import java.time.LocalDateTime;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class UsageProfileTest {
    private static final LocalDateTime NEXT_MONDAY = GeneratedPlug.FIRST_DAY.atStartOfDay().plusWeeks(8);

    @Test
    void habitsOfTheWeekAreLearned() {
        UsageProfile profile = profile(8, minute -> weekday(minute) < 5 && hour(minute) == 9);

        assertThat(profile.useProbability(NEXT_MONDAY.withHour(9))).isGreaterThan(0.9);
        assertThat(profile.useProbability(NEXT_MONDAY.plusDays(5).withHour(9))).isLessThan(0.1);
        assertThat(profile.useProbability(NEXT_MONDAY.withHour(3))).isLessThan(0.02);
        assertThat(profile.onRate(NEXT_MONDAY.withHour(9))).isEqualTo(1);
        assertThat(profile.onRate(NEXT_MONDAY.withHour(10))).isZero();
    }

    @Test
    void aSingleUseInAnHourOfTheWeekIsNotAHabit() {
        UsageProfile profile = profile(4, minute -> weekday(minute) == 2 && hour(minute) == 4 && minute < 10_000);

        double probability = profile.useProbability(NEXT_MONDAY.plusDays(2).withHour(4));

        assertThat(probability).isBetween(0.05, 0.3);
        assertThat(profile.useProbability(NEXT_MONDAY.plusDays(3).withHour(4))).isLessThan(probability);
    }

    @Test
    void whatWasLongAgoCountsLess() {
        int halfTime = 8 * 7 * 1440 / 2;
        UsageProfile given = profile(8, minute -> hour(minute) == 7 && minute < halfTime);
        UsageProfile lately = profile(8, minute -> hour(minute) == 7 && minute >= halfTime);

        assertThat(given.useProbability(NEXT_MONDAY.withHour(7))).isCloseTo(1 / 3.0, within(0.06));
        assertThat(lately.useProbability(NEXT_MONDAY.withHour(7))).isCloseTo(2 / 3.0, within(0.06));
    }

    @Test
    void whatComesInTheNextHourCountsBeforeItBegins() {
        UsageProfile profile = profile(8, minute -> hour(minute) == 9);

        assertThat(profile.useProbability(NEXT_MONDAY.withHour(8))).isLessThan(0.1);
        assertThat(profile.useProbability(NEXT_MONDAY.withHour(8).withMinute(30))).isBetween(0.5, 0.9);
        assertThat(profile.useProbability(NEXT_MONDAY.withHour(8).withMinute(59)))
                .isGreaterThan(profile.useProbability(NEXT_MONDAY.withHour(8).withMinute(30)));
    }

    @Test
    void sundayNightIsFollowedByMonday() {
        UsageProfile profile = profile(8, minute -> weekday(minute) == 0 && hour(minute) == 0);

        assertThat(profile.useProbability(NEXT_MONDAY.minusMinutes(10))).isGreaterThan(0.3);
    }

    private static UsageProfile profile(int weeks, IntPredicate used) {
        double[] powerW = new double[weeks * 7 * 1440];
        for (int minute = 0; minute < powerW.length; minute++) {
            powerW[minute] = used.test(minute) ? 100 : 2;
        }
        MinuteTrace history = MinuteTrace.of(GeneratedPlug.FIRST_DAY, powerW);
        StateModel model = StateLearner.learn(history).withLoadFrom(20);
        return UsageProfile.learn(history, model);
    }

    private static int weekday(int minute) {
        return minute / 1440 % 7;
    }

    private static int hour(int minute) {
        return minute / 60 % 24;
    }
}
