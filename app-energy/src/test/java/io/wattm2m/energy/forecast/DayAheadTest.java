// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.wattm2m.energy.testing.GeneratedPlug;
import io.wattm2m.energy.testing.Habit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayAheadTest {
    private static final LocalDate MONDAY = GeneratedPlug.FIRST_DAY;

    @ParameterizedTest
    @EnumSource(names = "ERRATIC", mode = EnumSource.Mode.EXCLUDE)
    void habitsAreForecastBetterThanByTheWeekBefore(Habit habit) {
        for (long seed = 1; seed <= 3; seed++) {
            HourlySeries series = HourlySeries.of(GeneratedPlug.of(habit, 49, seed).trace());

            ForecastAccuracy accuracy = new DayAhead(series).accuracy().orElseThrow();

            assertThat(accuracy.beatsSeasonalNaive()).as("seed %d: %s", seed, accuracy).isTrue();
            assertThat(accuracy.days()).isEqualTo(49 - DayAhead.LEARNING_DAYS);
            assertThat(accuracy.interval().coverage()).as("seed %d", seed).isBetween(0.7, 0.9);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3})
    void fourFifthsOfTheHoursLieWithinTheInterval(double noise) {
        List<Double> coverages = new ArrayList<>();
        for (long seed = 1; seed <= 5; seed++) {
            coverages.add(new DayAhead(household(70, noise, seed)).accuracy().orElseThrow().interval().coverage());
        }

        assertThat(coverages).allSatisfy(coverage -> assertThat(coverage).isBetween(0.75, 0.85));
    }

    @Test
    void theIntervalFollowsWhenTheHouseholdChanges() {
        double[] changed = new double[80 * 24];
        Random random = new Random(2);
        for (int hour = 0; hour < changed.length; hour++) {
            changed[hour] = 300 + (hour > 40 * 24 ? 150 : 30) * random.nextGaussian();
        }

        assertThat(new DayAhead(HourlySeries.of(MONDAY, changed)).accuracy().orElseThrow().interval().coverage())
                .isBetween(0.75, 0.85);
    }

    @Test
    void aDayIsForecastFromThePastAlone() {
        HourlySeries series = household(40, 0.3, 1);
        double[] other = new double[40 * 24];
        for (int hour = 0; hour < other.length; hour++) {
            other[hour] = hour < 30 * 24 ? series.energyWh(hour) : 5000;
        }

        List<HourForecast> forecast = new DayAhead(series.until(30)).next();

        assertThat(new DayAhead(HourlySeries.of(MONDAY, other).until(30)).next()).isEqualTo(forecast);
        assertThat(forecast).hasSize(24);
        assertThat(forecast.getFirst().start()).isEqualTo(MONDAY.plusDays(30).atStartOfDay());
        assertThat(forecast).allSatisfy(hour -> assertThat(hour.energyWh()).isBetween(hour.lowWh(), hour.highWh()));
    }

    @Test
    void whereLittleIsKnownASimpleForecasterServes() {
        HourlySeries series = household(40, 0.1, 1);

        assertThat(new DayAhead(series.until(2)).forecaster()).isEqualTo("seasonal naive");
        assertThat(new DayAhead(series.until(4)).forecaster()).isEqualTo("hourly median");
        assertThat(new DayAhead(series.until(4)).accuracy()).isEmpty();
        assertThat(new DayAhead(series.until(20)).accuracy().orElseThrow().candidates())
                .extracting(ForecastAccuracy.Score::name)
                .startsWith("seasonal naive").doesNotContain("ridge regression");
        assertThat(new DayAhead(series).accuracy().orElseThrow().candidates())
                .extracting(ForecastAccuracy.Score::name).contains("ridge regression");
        assertThatThrownBy(() -> new DayAhead(series.until(1)))
                .hasMessage("a forecast takes 2 recorded days, these are 1");
    }

    @Test
    void daysThatWereNotRecordedAreNotJudged() {
        double[] gappy = new double[42 * 24];
        for (int hour = 0; hour < gappy.length; hour++) {
            gappy[hour] = hour / 24 % 10 == 3 ? Double.NaN : household(42, 0.2, 3).energyWh(hour);
        }

        ForecastAccuracy accuracy = new DayAhead(HourlySeries.of(MONDAY, gappy)).accuracy().orElseThrow();

        assertThat(accuracy.hours()).isEqualTo(accuracy.days() * 24).isLessThan(28 * 24);
        assertThat(accuracy.chosen().mase()).isFinite();
        assertThat(accuracy.beatsSeasonalNaive()).isTrue();
    }

    @Test
    void theNextHourGoesOnAsTheLastOne() {
        double[] slow = new double[40 * 24];
        Random random = new Random(4);
        double deviation = 0;
        for (int hour = 0; hour < slow.length; hour++) {
            deviation = 0.9 * deviation + 20 * random.nextGaussian();
            slow[hour] = 500 + deviation;
        }
        DayAhead forecast = new DayAhead(HourlySeries.of(MONDAY, slow));
        double expectedWh = forecast.next().get(3).energyWh();

        assertThat(forecast.hourAfter()).isEqualTo(forecast.next().getFirst());
        double usual = forecast.next().get(2).energyWh();
        assertThat(forecast.hourAfter(500, 500, usual + 100).energyWh()).isBetween(expectedWh + 70, expectedWh + 100);
        assertThat(forecast.hourAfter(500, 500, Double.NaN).energyWh()).isEqualTo(expectedWh);
    }

    @Test
    void aForecastOf24HoursGoesAcrossMidnight() {
        HourlySeries series = household(40, 0.1, 1);
        DayAhead forecast = new DayAhead(series);
        double[] measured = new double[18];
        Arrays.setAll(measured, hour -> forecast.next().get(hour).energyWh());

        List<HourForecast> ahead = forecast.hoursAfter(measured);

        assertThat(ahead).hasSize(24).doesNotHaveDuplicates();
        assertThat(ahead.getFirst()).isEqualTo(forecast.hourAfter(measured));
        for (int hour = 0; hour < 24; hour++) {
            assertThat(ahead.get(hour).start()).isEqualTo(MONDAY.plusDays(40).atStartOfDay().plusHours(18 + hour));
            assertThat(ahead.get(hour).energyWh()).isBetween(ahead.get(hour).lowWh(), ahead.get(hour).highWh());
        }
        assertThat(forecast.hoursAfter()).hasSize(24).startsWith(forecast.next().getFirst());
    }

    @Test
    void theHoursAfterMidnightAreForecastAboutAsWellAsTheDay() {
        int hours = 0;
        int covered = 0;
        double error = 0;
        double naive = 0;
        HourlySeries all = household(70, 0.2, 3);
        for (int day = 40; day < 69; day++) {
            double[] morning = new double[12];
            for (int hour = 0; hour < morning.length; hour++) {
                morning[hour] = all.energyWh(day * 24 + hour);
            }
            List<HourForecast> tomorrow = new DayAhead(all.until(day)).hoursAfter(morning).subList(12, 24);
            for (int hour = 0; hour < tomorrow.size(); hour++) {
                double measuredWh = all.energyWh((day + 1) * 24 + hour);
                hours++;
                covered +=
                        measuredWh >= tomorrow.get(hour).lowWh() && measuredWh <= tomorrow.get(hour).highWh() ? 1 : 0;
                error += Math.abs(measuredWh - tomorrow.get(hour).energyWh());
                naive += Math.abs(measuredWh - all.energyWh((day - 6) * 24 + hour));
            }
        }

        assertThat((double) covered / hours).isBetween(0.7, 0.9);
        assertThat(error / naive).isLessThan(0.9);
    }

    @Test
    void aSeriesWithoutAnyUseIsForecastAsNothing() {
        DayAhead forecast = new DayAhead(HourlySeries.of(MONDAY, new double[40 * 24]));

        assertThat(forecast.next()).allSatisfy(hour -> assertThat(hour.highWh()).isZero());
        assertThat(forecast.accuracy().orElseThrow().chosen().mase()).isZero();
    }

    @Property(tries = 20)
    void anotherUnitGivesTheSameForecast(@ForAll @DoubleRange(min = 0.01, max = 1000) double factor,
            @ForAll long seed) {
        HourlySeries series = household(36, 0.4, seed);
        double[] scaled = new double[series.size()];
        Arrays.setAll(scaled, hour -> series.energyWh(hour) * factor);

        List<HourForecast> expected = new DayAhead(series).next();
        List<HourForecast> actual = new DayAhead(HourlySeries.of(MONDAY, scaled)).next();

        for (int hour = 0; hour < 24; hour++) {
            double expectedWh = expected.get(hour).energyWh() * factor;
            assertThat(actual.get(hour).energyWh()).isCloseTo(expectedWh, within(1e-6 * expectedWh));
        }
    }

    @Test
    void aMonthEndsWithWhatItHasAndWhatIsUsual() {
        double[] even = new double[44 * 24];
        Random random = new Random(1);
        Arrays.setAll(even, hour -> 100 + random.nextGaussian());

        MonthEnd april = MonthEnd.of(HourlySeries.of(MONDAY, even));

        assertThat(april.month()).hasToString("2026-04");
        assertThat(april.soFarWh()).isCloseTo(14 * 2400, within(150.0));
        assertThat(april.energyWh()).isCloseTo(30 * 2400, within(150.0)).isBetween(april.lowWh(), april.highWh());
        assertThat(april.highWh() - april.lowWh()).isLessThan(400);
    }

    /** A household with habits of working days and weekends, and chance. */
    private static HourlySeries household(int days, double noise, long seed) {
        Random random = new Random(seed);
        double[] energyWh = new double[days * 24];
        for (int hour = 0; hour < energyWh.length; hour++) {
            double weekend = hour / 24 % 7 >= 5 ? 150 : 0;
            double shape = 250 + 150 * Math.sin((hour % 24 - 9) * Math.PI / 12) + weekend;
            energyWh[hour] = shape * Math.exp(noise * random.nextGaussian());
        }
        return HourlySeries.of(MONDAY, energyWh);
    }
}
