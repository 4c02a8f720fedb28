// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EnergyIntegratorTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private final EnergyIntegrator integrator = new EnergyIntegrator(Duration.ofMinutes(5), 25_000);

    @Test
    void theDifferenceOfTheCountersIsTheEnergyOfTheInterval() {
        List<Portion> portions = integrator.between(reading(0, 60, 100), reading(60, 60, 101));

        assertThat(portions).containsExactly(new Portion(NOON, NOON.plusSeconds(60), 1, 1, 60, 60));
    }

    @Test
    void withoutCountersTheEnergyIsTheTrapezoidOfThePowers() {
        List<Portion> portions = integrator.between(reading(0, 0), reading(60, 120));

        assertThat(portions).containsExactly(new Portion(NOON, NOON.plusSeconds(60), 1, 1, 0, 120));
    }

    @Test
    void aSilenceWithoutCountersIsNotFilledWithInventedEnergy() {
        assertThat(integrator.between(reading(0, 100), reading(301, 100))).isEmpty();
        assertThat(integrator.between(reading(0, 100), reading(300, 100))).hasSize(1);
    }

    @Test
    void aCounterThatHasDroppedBeganAtZero() {
        List<Portion> portions = integrator.between(reading(0, 60, 5000), reading(60, 60, 0.5));

        assertThat(energy(portions)).isEqualTo(0.5);
    }

    @Test
    void aStepThatNoPlugCanMakeIsNotBelieved() {
        List<Portion> portions = integrator.between(reading(0, 60, 100), reading(60, 60, 900_000));

        assertThat(energy(portions)).isEqualTo(1);
    }

    @Test
    void energyThatOneMinuteExplainsIsCreditedToTheMinuteAfterTheSilence() {
        List<Portion> portions = integrator.between(reading(0, 500, 100), reading(7200, 60, 101));

        assertThat(portions)
                .containsExactly(new Portion(NOON.plusSeconds(7140), NOON.plusSeconds(7200), 1, 1, 60, 500));
    }

    @Test
    void whatThePowerDoesNotExplainGoesEvenlyOverTheSilence() {
        List<Portion> portions = integrator.between(reading(0, 12, 0), reading(7200, 12, 1000));

        assertThat(portions).hasSize(2);
        assertThat(portions.get(1).energyWh()).isCloseTo(1, within(1e-9));
        assertThat(portions.get(0).energyWh()).isCloseTo(999, within(1e-9));
        assertThat(portions.get(0).highestW()).isCloseTo(999 * 3600 / 6900.0, within(1e-9));
    }

    @Test
    void theFirstReadingOfANewbornCounterTellsOfItsFirstMinute() {
        List<Portion> portions = integrator.upTo(reading(0, 60, 1));

        assertThat(portions).containsExactly(new Portion(NOON.minusSeconds(60), NOON, 1, 1, 60, 60));
    }

    @Test
    void theFirstReadingOfAnOldCounterTellsNothing() {
        assertThat(integrator.upTo(reading(0, 60, 913_252))).isEmpty();
        assertThat(integrator.upTo(reading(0, 0, 0))).isEmpty();
        assertThat(integrator.upTo(reading(0, 60))).isEmpty();
    }

    @Property
    void noCountedEnergyIsLostOrInvented(@ForAll @LongRange(min = 1, max = 400_000) long seconds,
            @ForAll @DoubleRange(min = -500, max = 4000) double first,
            @ForAll @DoubleRange(min = -500, max = 4000) double second,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        double step = share * 4000 * seconds / 3600;

        List<Portion> portions = integrator.between(reading(0, first, 7), reading(seconds, second, 7 + step));

        assertThat(energy(portions)).isCloseTo(step, within(1e-6));
        assertThat(portions).allSatisfy(portion -> {
            assertThat(portion.from()).isAfterOrEqualTo(NOON);
            assertThat(portion.to()).isBeforeOrEqualTo(NOON.plusSeconds(seconds));
        });
    }

    private static double energy(List<Portion> portions) {
        return portions.stream().mapToDouble(Portion::energyWh).sum();
    }

    private static Reading reading(long second, double powerW) {
        return Reading.ofPower("plug", NOON.plusSeconds(second), powerW);
    }

    private static Reading reading(long second, double powerW, double energyWh) {
        return reading(second, powerW).withEnergyWh(energyWh);
    }
}
