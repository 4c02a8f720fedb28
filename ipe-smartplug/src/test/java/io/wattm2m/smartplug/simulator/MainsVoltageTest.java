// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MainsVoltageTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"NORMAL,0.98,1.02", "HIGH_WARNING,1.07,1.09", "HIGH_CRITICAL,1.12,1.14", "LOW_WARNING,0.91,0.93",
        "LOW_CRITICAL,0.86,0.88", "FLUCTUATING,0.905,1.095"})
    void itStaysWhereItsScenarioIs(VoltageScenario scenario, double least, double most) {
        for (double nominalV : List.of(120.0, 220.0, 230.0)) {
            DoubleSummaryStatistics day =
                    volts(nominalV, scenario).stream().mapToDouble(Double::doubleValue).summaryStatistics();

            assertThat(day.getMin()).isGreaterThanOrEqualTo(nominalV * least - 1e-6);
            assertThat(day.getMax()).isLessThanOrEqualTo(nominalV * most + 1e-6);
        }
    }

    /** The rules of a household take no offence before ten seconds beyond 6 %. */
    @Test
    void whatFluctuatesIsFarOffOnBothSidesForTenSecondsOfEachMinute() {
        List<Double> volts = volts(220, VoltageScenario.FLUCTUATING);

        for (int minute = 0; minute < 60; minute++) {
            assertThat(volts.subList(minute * 60 + 9, minute * 60 + 22)).allMatch(volt -> volt > 220 * 1.06);
            assertThat(volts.subList(minute * 60 + 39, minute * 60 + 52)).allMatch(volt -> volt < 220 * 0.94);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedAndMomentsGiveTheSameVoltages(VoltageScenario scenario) {
        assertThat(volts(220, scenario)).isEqualTo(volts(220, scenario));
    }

    @Test
    void aNominalVoltageIsPositive() {
        assertThatThrownBy(() -> new Mains(0, VoltageScenario.NORMAL)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nominal voltage");
    }

    private static List<Double> volts(double nominalV, VoltageScenario scenario) {
        MainsVoltage voltage = new MainsVoltage(new Mains(nominalV, scenario), new Random(1));
        return IntStream.range(0, 3600).mapToObj(second -> voltage.nextV(MIDNIGHT.plusSeconds(second))).toList();
    }
}
