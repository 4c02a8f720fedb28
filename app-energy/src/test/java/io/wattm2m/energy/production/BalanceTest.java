// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalanceTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void whatIsExportedAtNoonIsNotConsumedInTheEvening() {
        Flow noon = flow(Part.SOLAR, 0, 1000, Part.CONSUMER, 400, 0);
        Flow evening = flow(Part.SOLAR, 0, 0, Part.CONSUMER, 600, 0);

        Balance balance = Balance.of(List.of(noon, evening));

        assertThat(balance.exportedWh()).isEqualTo(600);
        assertThat(balance.importedWh()).isEqualTo(600);
        assertThat(balance.selfConsumption().orElseThrow()).isEqualTo(0.4);
        assertThat(balance.autarky().orElseThrow()).isEqualTo(0.4);
    }

    @Test
    void whereTheGridHasAMeterConsumptionIsWhatIsLeft() {
        Metered metered = new Metered();
        metered.add(Part.SOLAR, 0, 900);
        metered.add(Part.GRID, 100, 300);
        metered.add(Part.BATTERY, 250, 50);
        metered.add(Part.CONSUMER, 120, 0);

        Flow flow = metered.flow(NOON);

        assertThat(flow.consumedWh()).isEqualTo(900 + 100 + 50 - 300 - 250);
        assertThat(flow.importedWh()).isEqualTo(100);
        assertThat(flow.selfUsedWh()).isEqualTo(600);
    }

    @Test
    void withoutProductionThereIsNoShareOfIt() {
        Balance balance = Balance.of(List.of(flow(Part.CONSUMER, 100, 0, Part.CONSUMER, 50, 0)));

        assertThat(balance.selfConsumption()).isEmpty();
        assertThat(balance.autarky()).hasValue(0);
        assertThat(balance.importedWh()).isEqualTo(150);
    }

    @Property(tries = 300)
    void energyIsNeitherLostNorInvented(@ForAll @DoubleRange(min = 0, max = 5000) double produced,
            @ForAll @DoubleRange(min = 0, max = 5000) double used,
            @ForAll @DoubleRange(min = 0, max = 2000) double charged,
            @ForAll @DoubleRange(min = 0, max = 2000) double discharged) {
        Metered metered = new Metered();
        metered.add(Part.SOLAR, 0, produced);
        metered.add(Part.BATTERY, charged, discharged);
        metered.add(Part.CONSUMER, used, 0);

        Flow flow = metered.flow(NOON);

        assertThat(flow.producedWh() + flow.importedWh() + flow.dischargedWh())
                .isCloseTo(flow.consumedWh() + flow.exportedWh() + flow.chargedWh(), within(1e-6));
        Balance balance = Balance.of(List.of(flow));
        assertThat(Stream.of(balance.selfConsumption(), balance.autarky()).filter(OptionalDouble::isPresent))
                .allSatisfy(share -> assertThat(share.getAsDouble()).isBetween(0.0, 1.0));
    }

    @ParameterizedTest
    @CsvSource({"1000, 850, 50, 50, -1, 150, 0.85",
        "1000, 400, 20, 25, 10000, 100, 0.9", "1000, 400, 20, 70, -1, -1, -1",
        "0, 0, 50, 50, -1, -1, -1"})
    void aBatterysLossIsWhatDoesNotComeOutAgain(double charged, double discharged, double first, double last,
            double capacity, double loss, double efficiency) {
        BatteryBalance balance = new BatteryBalance(charged, discharged, OptionalDouble.of(first),
                OptionalDouble.of(last), capacity < 0 ? OptionalDouble.empty() : OptionalDouble.of(capacity));

        assertThat(balance.lossWh().orElse(-1)).isCloseTo(loss, within(1e-9));
        assertThat(balance.efficiency().orElse(-1)).isCloseTo(efficiency, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"10, 10, 10, 0", "460, 467, 450, 1.96", "12, 9, 9, 20", "-12, 9, 9, 20"})
    void phasesAreUnevenByTheirGreatestDeviation(double one, double two, double three, double percent) {
        assertThat(PhaseImbalance.percent(
                List.of(OptionalDouble.of(one), OptionalDouble.of(two), OptionalDouble.of(three))).orElseThrow())
                .isCloseTo(percent, within(0.005));
    }

    @Test
    void twoPhasesSayNothing() {
        assertThat(PhaseImbalance.percent(
                List.of(OptionalDouble.of(1), OptionalDouble.empty(), OptionalDouble.of(2)))).isEmpty();
        assertThat(PhaseImbalance.percent(
                List.of(OptionalDouble.of(0), OptionalDouble.of(0), OptionalDouble.of(0)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"solar_panel, SOLAR", "Smart Meter, GRID", "battery, BATTERY", "refrigerator, CONSUMER"})
    void theClassSaysWhichPartADevicePlays(String deviceClass, Part part) {
        assertThat(Part.of(deviceClass)).isEqualTo(part);
    }

    private static Flow flow(Part one, double taken, double given, Part other, double otherTaken, double otherGiven) {
        Metered metered = new Metered();
        metered.add(one, taken, given);
        metered.add(other, otherTaken, otherGiven);
        return metered.flow(NOON);
    }
}
