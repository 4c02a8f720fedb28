// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ReadingWindowTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-05T00:00:00Z");

    @Property
    void readingsInAnyOrderAndRepeatedComeToTheSameEnergy(@ForAll("courses") List<Reading> readings,
            @ForAll Random random) {
        List<Reading> shuffled = new ArrayList<>(readings);
        shuffled.addAll(readings);
        Collections.shuffle(shuffled, random);

        for (Resolution resolution : Resolution.KEPT) {
            Tally inOrder = tally(resolution, 200).addAll(readings);
            Tally inDisorder = tally(resolution, 200).addAll(shuffled);

            inOrder.rollups().forEach((start, rollup) -> {
                Rollup other = inDisorder.rollups().get(start);
                assertThat(other.energyWh()).isCloseTo(rollup.energyWh(), within(1e-6));
                assertThat(other.coveredSeconds()).isCloseTo(rollup.coveredSeconds(), within(1e-6));
            });
            assertThat(inDisorder.energyWh()).isCloseTo(inOrder.energyWh(), within(1e-6));
        }
    }

    @Property
    void minutesHoursAndDaysComeToTheSameSum(@ForAll("courses") List<Reading> readings) {
        double minutes = tally(Resolution.MINUTE, 2).addAll(readings).energyWh();
        double hours = tally(Resolution.HOUR, 2).addAll(readings).energyWh();
        double days = tally(Resolution.DAY, 2).addAll(readings).energyWh();

        assertThat(minutes).isCloseTo(hours, within(1e-6));
        assertThat(hours).isCloseTo(days, within(1e-6));
    }

    @Property
    void aCounterReadMoreOftenCountsTheSame(@ForAll("courses") List<Reading> readings) {
        Reading first = readings.getFirst();
        Reading last = readings.getLast();

        double often = tally(Resolution.DAY, 2).addAll(readings).energyWh();
        double once = tally(Resolution.DAY, 2).addAll(List.of(first, last)).energyWh();

        assertThat(often).isCloseTo(once, within(1e-6));
    }

    @Test
    void aReadingOlderThanAFullWindowChangesNothing() {
        Tally tally = tally(Resolution.DAY, 2).add(reading(100, 60, 1)).add(reading(160, 60, 2));
        double before = tally.energyWh();

        tally.add(reading(40, 60, 0));

        assertThat(tally.energyWh()).isEqualTo(before);
    }

    @Test
    void aReadingBeforeAllOthersCountsWhileTheWindowStillKnowsThemAll() {
        Tally tally = tally(Resolution.DAY, 4).add(reading(100, 60, 501)).add(reading(160, 60, 502));

        tally.add(reading(40, 60, 500));

        assertThat(tally.energyWh()).isCloseTo(2, within(1e-9));
    }

    @Provide
    Arbitrary<List<Reading>> courses() {
        Arbitrary<Step> steps = Combinators
                .combine(Arbitraries.longs().between(1, 3000), Arbitraries.doubles().between(0, 3000),
                        Arbitraries.doubles().between(0, 1))
                .as(Step::new);
        return steps.list().ofMinSize(2).ofMaxSize(60).map(ReadingWindowTest::course);
    }

    /** Readings of a counter that is far from new. */
    private static List<Reading> course(List<Step> steps) {
        List<Reading> readings = new ArrayList<>();
        long second = 0;
        double counter = 100_000;
        for (Step step : steps) {
            second += step.seconds;
            counter += step.share * 3000 * step.seconds / 3600;
            readings.add(reading(second, step.powerW, counter));
        }
        return readings;
    }

    private static Tally tally(Resolution resolution, int capacity) {
        return new Tally(resolution, ZoneOffset.UTC, capacity);
    }

    private static Reading reading(long second, double powerW, double energyWh) {
        return Reading.ofPower("plug", MIDNIGHT.plusSeconds(second), powerW).withEnergyWh(energyWh);
    }

    private record Step(long seconds, double powerW, double share) {}
}
