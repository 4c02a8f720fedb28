// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.api.ProductionViews.DayView;
import io.wattm2m.energy.insight.DailyRecords.PricedDay;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.testing.GeneratedHome;
import io.wattm2m.energy.testing.GeneratedInsight;
import io.wattm2m.energy.testing.MapMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayViewTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-02-09");

    /** What it has come to so far would be compared with whole days. */
    @Test
    void aDayThatGoesOnHasNoScore() {
        Devices devices = new Devices();
        devices.recall(Reading.ofPower("tv", FROM, 0).withEnergyWh(1), FROM);
        GeneratedHome home = new GeneratedHome(FROM, FROM.plus(Duration.ofDays(60))).with("tv", quarter -> 10);
        PricedDay day = GeneratedInsight.of(devices, home, new MapMemory(), "").bills().records()
                .between(devices.all(), DAY, DAY.plusDays(1)).getFirst();

        assertThat(DayView.of(day, DAY.plusDays(1)).score()).isNotNull();
        assertThat(DayView.of(day, DAY).score()).isNull();
        assertThat(DayView.of(day, DAY).totalWh()).isEqualTo(960);
    }
}
