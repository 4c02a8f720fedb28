// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wattm2m.energy.cost.Bill;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Rollups;
import io.wattm2m.energy.production.Balance;
import io.wattm2m.energy.testing.GeneratedHome;
import io.wattm2m.energy.testing.MapMemory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days of homes of which the truth is known. */
class DailyRecordsTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-05-01");
    private static final Instant FROM = FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final LocalDate DAY = LocalDate.parse("2026-06-10");
    private final Devices devices = new Devices();
    private final GeneratedHome home = new GeneratedHome(FROM, FROM.plus(Duration.ofDays(60)));

    @BeforeEach
    void meters() {
        List.of("roof", "store", "grid", "tv").forEach(device -> {
            devices.recall(Reading.ofPower(device, FROM, 0).withEnergyWh(1), FROM);
        });
    }

    @Test
    void aHomeOfPlugsTakesEverythingFromTheGrid() {
        home.with("tv", quarter -> GeneratedHome.hour(quarter) >= 18 ? 50 : 10);

        DailyRecords.PricedDay day = day();

        assertThat(day.energy().balance().consumedWh()).isCloseTo(24 * 50 + 72 * 10, within(1e-9));
        assertThat(day.energy().balance().importedWh()).isEqualTo(day.energy().balance().consumedWh());
        assertThat(day.energy().peakWh()).isCloseTo(40 * 10 + 16 * 50, within(1e-9));
        assertThat(day.energy().offPeakWh()).isCloseTo(day.energy().balance().consumedWh() - 1200, within(1e-9));
        assertThat(day.energy().score().orElseThrow().parts()).extracting(part -> part.name())
                .containsExactly("usual", "base-load");
        assertThat(day.addition().co2Kg()).isEqualByComparingTo("0.91776"); // 1.92 kWh at 0.478
        assertThat(records(devices).between(devices.all(), FIRST.minusDays(3), FIRST)).isEmpty();
    }

    @Test
    void aSunnyDayIsSplitIntoItsFlows() {
        label("roof", "solar-panel");
        label("store", "battery");
        label("grid", "smart-meter");
        // by day 400 Wh a quarter are produced, 100 consumed, 200 stored; the rest is exported
        home.with(FedIn.of("roof"), quarter -> isDay(quarter) ? 400 : 0).with("roof", quarter -> 0)
                .with("store", quarter -> isDay(quarter) ? 200 : 0)
                .with(FedIn.of("store"), quarter -> isEvening(quarter) ? 150 : 0)
                .with("grid", quarter -> isDay(quarter) || isEvening(quarter) ? 0 : 100)
                .with(FedIn.of("grid"), quarter -> isDay(quarter) ? 100 : isEvening(quarter) ? 50 : 0)
                .with("tv", quarter -> 20);

        Balance balance = day().energy().balance();

        assertThat(balance.producedWh()).isEqualTo(24 * 400);
        assertThat(balance.consumedWh()).isEqualTo(96 * 100);
        assertThat(balance.exportedWh()).isEqualTo(24 * 100 + 16 * 50);
        assertThat(balance.importedWh()).isEqualTo((96 - 24 - 16) * 100);
        assertThat(balance.selfConsumption().orElseThrow()).isEqualTo(0.75);
        assertThat(balance.autarky().orElseThrow()).isCloseTo(40 / 96.0, within(1e-9));
        assertThat(day().addition().co2Kg()).isEqualByComparingTo("2.6768"); // 5.6 kWh at 0.478
    }

    @Test
    void theBillIsForWhatTheGridGaveAndPlugsHaveTheirShareOfThat() {
        label("grid", "smart-meter");
        home.with("grid", quarter -> 100).with("tv", quarter -> 25);

        Bills.Statement statement = bills(devices).statement(YearMonth.from(DAY));

        Bill bill = statement.bill();
        assertThat(bill.takenKwh()).isEqualByComparingTo("278.4"); // 29 days of 9.6 kWh
        assertThat(statement.shares().ofDevices()).containsOnlyKeys("tv", "roof", "store");
        BigDecimal tv = statement.shares().ofDevices().get("tv");
        assertThat(tv.add(statement.shares().rest())).isEqualByComparingTo(bill.total());
        assertThat(tv.doubleValue()).isCloseTo(
                bill.sum(Bill.Kind.ENERGY, Bill.Kind.SURCHARGE).doubleValue() * 1.137 / 4,
                within(1.0));
    }

    @Test
    void aPlugThatWasCutOffWouldHaveSavedWhatTheGridGaveIt() {
        label("grid", "smart-meter");
        home.with("grid", quarter -> 100).with("tv", quarter -> 25);
        Bills bills = bills(devices);
        WhatIf whatIf = new WhatIf(bills, new Outlets(new Histories(home, ZoneOffset.UTC),
                new MapMemory()));

        WhatIf.Outcome outcome = whatIf.of(YearMonth.from(DAY), bills.paid(), new WhatIf.CutOff("tv", 0, 12), DAY);

        assertThat(outcome.before().bill().takenKwh().subtract(outcome.after().bill().takenKwh()))
                .isEqualByComparingTo("34.8"); // half of 29 days of 2.4 kWh
    }

    @Test
    void aMeterThatCountsNothingItselfTellsTakenAndGivenByItsPower() {
        label("grid", "smart-meter");
        devices.recall(Reading.ofPower("grid", FROM.plusSeconds(1), 5), FROM);
        // 100 Wh taken and 30 given in turns within each quarter: its power comes to 70
        home.with("grid", quarter -> 70).with(FedIn.of("grid"), quarter -> 30);

        Balance balance = day().energy().balance();

        assertThat(balance.importedWh()).isEqualTo(96 * 100);
        assertThat(balance.exportedWh()).isEqualTo(96 * 30);
        assertThat(balance.consumedWh()).isEqualTo(96 * 70);
    }

    private DailyRecords.PricedDay day() {
        return records(devices).between(devices.all(), DAY, DAY.plusDays(1)).getFirst();
    }

    private void label(String device, String deviceClass) {
        devices.label(device, List.of("class:" + deviceClass));
    }

    private DailyRecords records(Devices all) {
        return bills(all).records();
    }

    private Bills bills(Devices all) {
        return new Bills(new Histories((Rollups) home, ZoneOffset.UTC), all, TariffFile.read("", day -> false), "");
    }

    private static boolean isDay(Instant quarter) {
        return GeneratedHome.hour(quarter) >= 10 && GeneratedHome.hour(quarter) < 16;
    }

    private static boolean isEvening(Instant quarter) {
        return GeneratedHome.hour(quarter) >= 18 && GeneratedHome.hour(quarter) < 22;
    }
}
