// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.anomaly.Anomaly;
import io.wattm2m.energy.anomaly.Anomaly.Kind;
import io.wattm2m.energy.insight.Histories;
import io.wattm2m.energy.insight.Outlets;
import io.wattm2m.energy.measure.EnergyIntegrator;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.testing.MapMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is told of counters, from the reading to the anomaly. */
class CounterAnomaliesTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void aCounterThatFellThatJumpedAndThatStandsStillAreTold() throws InterruptedException {
        List<Anomaly> anomalies = anomalies(CounterAnomaliesTest::faultyWh);

        assertThat(anomalies).extracting(Anomaly::from).containsExactly(LocalDateTime.of(2026, 3, 2, 4, 0),
                LocalDateTime.of(2026, 3, 2, 2, 0), LocalDateTime.of(2026, 3, 2, 1, 0));
        assertThat(anomalies).extracting(Anomaly::explanation).satisfiesExactly(
                still -> assertThat(still).contains("advanced by 0.0 Wh only"),
                jump -> assertThat(jump).contains("which no power explains"),
                fell -> assertThat(fell).contains("fell from"));
    }

    @Test
    void aCounterThatCountsIsNotToldOf() throws InterruptedException {
        assertThat(anomalies(minute -> 1000 + minute)).isEmpty();
    }

    /** At 60 W: falls after an hour, jumps after two, and stands still from the fourth to the fifth. */
    private static double faultyWh(int minute) {
        double counted = Math.min(minute, 240) + Math.max(0, minute - 300);
        return counted + (minute < 60 ? 1000 : minute < 120 ? -60 : 100_000);
    }

    private static List<Anomaly> anomalies(Counter counter) throws InterruptedException {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        try (EnergyDatabase database = EnergyDatabase.open(url, 3)) {
            try (EnergyRecorder recorder = new EnergyRecorder(database, rules(), plug -> {})) {
                for (int minute = 0; minute <= 360; minute++) {
                    Instant time = START.plusSeconds(60L * minute);
                    recorder.record(Reading.ofPower("plug", time, 60).withEnergyWh(counter.wattHours(minute)), time);
                }
            }
            Histories histories = new Histories(database, database::counterEdits, ZoneOffset.UTC);
            return new Outlets(histories, new MapMemory()).anomalies("plug", DAY, DAY).stream()
                    .filter(anomaly -> anomaly.kind() == Kind.COUNTER).toList();
        }
    }

    private static EnergyRecorder.Rules rules() {
        Duration kept = Duration.ofDays(3650);
        return new EnergyRecorder.Rules(new EnergyIntegrator(Duration.ofMinutes(5), 25_000), ZoneOffset.UTC, 3,
                Duration.ofMillis(2), new Retention(kept, kept, kept, kept, Duration.ofDays(7)));
    }

    /** What a counter shows. */
    private interface Counter {
        double wattHours(int minute);
    }
}
