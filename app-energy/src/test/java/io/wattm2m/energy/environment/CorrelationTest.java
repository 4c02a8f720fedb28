// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wattm2m.energy.environment.WeatherDependence.Slope;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** On days that were generated from a seed, with a truth that is known. */
class CorrelationTest {
    private static final int DAYS = 80;

    @Test
    void nothingIsSaidBelowTenDaysOrWhereNothingChanges() {
        double[] nine = IntStream.range(0, 9).asDoubleStream().toArray();

        assertThat(Correlation.of(nine, nine)).isEmpty();
        assertThat(Correlation.of(new double[20], noise(20, 1))).isEmpty();
        assertThat(Correlation.of(noise(10, 1), noise(10, 2))).isPresent();
    }

    @Test
    void theIntervalOfATextbookExampleIsFishers() {
        // independent days: n = 80, r known from the construction of y = x + noise of the same size
        double[] x = noise(DAYS, 11);
        double[] e = noise(DAYS, 12);
        double[] y = IntStream.range(0, DAYS).mapToDouble(day -> x[day] + e[day]).toArray();

        Correlation found = Correlation.of(x, y).orElseThrow();

        double z = Math.log((1 + found.pearson().value()) / (1 - found.pearson().value())) / 2;
        double half = 1.959964 / Math.sqrt(found.effectiveN() - 3);
        assertThat(found.pearson().low()).isCloseTo(Math.tanh(z - half), within(1e-9));
        assertThat(found.pearson().high()).isCloseTo(Math.tanh(z + half), within(1e-9));
        assertThat(found.pearson().low()).isLessThan(Math.sqrt(0.5));
        assertThat(found.pearson().high()).isGreaterThan(Math.sqrt(0.5));
        assertThat(found.pearson().isSignificant()).isTrue();
    }

    @Test
    void daysThatFollowEachOtherAreWorthFewer() {
        double[] slow = alike(0.95, 3);
        double[] other = alike(0.95, 4);

        Correlation found = Correlation.of(slow, other).orElseThrow();

        assertThat(found.n()).isEqualTo(DAYS);
        assertThat(found.effectiveN()).isLessThan(DAYS / 3.0);
        assertThat(found.pearson().isSignificant()).isFalse();
    }

    /** The interval has to leave out a truth of 0 about as often as it says: of 200 unrelated pairs in about 10. */
    @Test
    void theIntervalHoldsWhatItPromisesAlsoForDaysThatAreAlike() {
        long wrong = IntStream.range(0, 200)
                .filter(pair -> Correlation.of(alike(0.6, 1000 + pair), alike(0.6, 5000 + pair)).orElseThrow().pearson()
                        .isSignificant())
                .count();

        assertThat(wrong).isBetween(2L, 22L);
    }

    @Property(tries = 200)
    void coefficientsLieWithinTheirIntervals(@ForAll long seed, @ForAll @IntRange(min = 10, max = 60) int days) {
        double[] x = noise(days, seed);
        double[] y = Arrays.stream(x).map(value -> value * value * value + 1).toArray();

        Correlation.of(x, y).ifPresent(found -> {
            assertThat(found.pearson().low()).isLessThanOrEqualTo(found.pearson().value());
            assertThat(found.pearson().high()).isGreaterThanOrEqualTo(found.pearson().value());
            assertThat(found.spearman().value()).isCloseTo(1, within(1e-9));
        });
    }

    @Test
    void aDegreeDayCostsWhatItWasMadeToCost() {
        double[] celsius = IntStream.range(0, 120).mapToDouble(day -> 15 + 17 * Math.sin(day / 19.0)).toArray();
        double[] noise = noise(120, 5);
        double[] energyWh = IntStream.range(0, 120).mapToDouble(day -> 6000 + 400 * DegreeDays.heating(celsius[day])
                + 700 * DegreeDays.cooling(celsius[day]) + 300 * noise[day]).toArray();

        WeatherDependence found = WeatherDependence.of(energyWh, celsius).orElseThrow();

        Slope heating = found.heating().orElseThrow();
        assertThat(heating.low()).isLessThan(400);
        assertThat(heating.high()).isGreaterThan(400);
        assertThat(heating.isSignificant()).isTrue();
        assertThat(found.cooling().orElseThrow().whPerDegreeDay()).isCloseTo(700, within(60.0));
        assertThat(found.baseWh()).isCloseTo(6000, within(150.0));
        assertThat(found.explained()).isGreaterThan(0.9);
    }

    @Test
    void aSummerSaysNothingOfHeating() {
        double[] celsius = IntStream.range(0, 30).mapToDouble(day -> 25 + day % 7 / 3.0 + day / 100.0).toArray();
        double[] energyWh = IntStream.range(0, 30).mapToDouble(day -> 5000 + 100 * celsius[day]).toArray();

        WeatherDependence found = WeatherDependence.of(energyWh, celsius).orElseThrow();

        assertThat(found.heating()).isEmpty();
        assertThat(found.cooling().orElseThrow().whPerDegreeDay()).isCloseTo(100, within(1e-6));
        assertThat(WeatherDependence.of(new double[10], new double[10])).isEmpty();
    }

    private static double[] noise(int days, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, days).mapToDouble(day -> random.nextGaussian()).toArray();
    }

    /** Days of which each is like the one before by so much. */
    private static double[] alike(double likeness, long seed) {
        double[] days = noise(DAYS, seed);
        for (int day = 1; day < DAYS; day++) {
            days[day] += likeness * days[day - 1];
        }
        return days;
    }
}
