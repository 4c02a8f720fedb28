// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wattm2m.energy.cost.CostShares;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.testing.GeneratedHome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What homes of which the truth is known have paid, and when. */
class CostCourseTest {
    private static final Instant FROM = Instant.parse("2026-05-01T00:00:00Z");
    private final Devices devices = new Devices();
    private final GeneratedHome home = new GeneratedHome(FROM, FROM.plus(Duration.ofDays(61)));

    @Test
    void anHourCostsByThePriceOfItsTime() {
        home.with("tv", quarter -> 250).with("lamp", quarter -> GeneratedHome.hour(quarter) >= 22 ? 250 : 0);
        told("tv", "lamp");

        // a Wednesday in June: night until 8, day until 16, peak until 22
        Costs costs = costs("example-time-of-use", Resolution.HOUR, "2026-06-10T00:00:00Z", "2026-06-11T00:00:00Z");

        assertThat(costs.buckets()).hasSize(24);
        assertThat(cost(costs, 3)).isCloseTo(105 * 1.1, within(1.5));
        assertThat(cost(costs, 12)).isCloseTo(160 * 1.1, within(1.5));
        assertThat(cost(costs, 18)).isCloseTo(230 * 1.1, within(1.5));
        assertThat(cost(costs, 23)).isCloseTo(2 * 105 * 1.1, within(1.5));
        assertThat(costs.ofDevices().get("lamp").doubleValue()).isCloseTo(2 * 105 * 1.1, within(2.0));
    }

    @Test
    void theSameEnergyIsDearerLateInAMonthWithProgressiveSteps() {
        home.with("tv", quarter -> 250);
        told("tv");

        Costs costs = costs("", Resolution.DAY, "2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z");

        assertThat(cost(costs, 30)).isGreaterThan(2 * cost(costs, 0));
        assertThat(costs.cost())
                .isEqualByComparingTo(CostShares.variable(bills("").statement(YearMonth.of(2026, 5)).bill()));
    }

    @Test
    void monthsEndWhereTheyEndAndAPartOfOneIsOnItsOwnPlaceInTheSteps() {
        home.with("tv", quarter -> 250);
        told("tv");

        Costs months = costs("", Resolution.MONTH, "2026-05-31T00:00:00Z", "2026-06-02T00:00:00Z");

        assertThat(months.buckets()).extracting(Costs.Bucket::start)
                .containsExactly(FROM, Instant.parse("2026-06-01T00:00:00Z"));
        assertThat(cost(months, 0)).isGreaterThan(2 * cost(months, 1));
        assertThat(months.buckets().get(1).takenKwh()).isEqualByComparingTo("24");
        assertThat(months.ofDevices().get("tv")).isEqualByComparingTo(months.cost());
    }

    @Test
    void whereAMeterCountsTheGridOnlyThatIsPaidForAndTheRestEarns() {
        home.with("grid", quarter -> GeneratedHome.hour(quarter) < 12 ? 250 : 0)
                .with(FedIn.of("grid"), quarter -> GeneratedHome.hour(quarter) < 12 ? 0 : 250)
                .with("tv", quarter -> 25);
        told("grid", "tv");
        devices.label("grid", List.of("class:smart-meter"));

        Costs costs = costs("example-time-of-use", Resolution.HOUR, "2026-06-10T11:00:00Z", "2026-06-10T13:00:00Z");

        assertThat(costs.buckets().getFirst().takenKwh()).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(costs.buckets().getFirst().earned()).isZero();
        assertThat(costs.buckets().getLast().cost()).isZero();
        assertThat(costs.ofDevices()).containsOnlyKeys("tv");
    }

    private static double cost(Costs costs, int bucket) {
        return costs.buckets().get(bucket).cost().doubleValue();
    }

    private void told(String... all) {
        List.of(all).forEach(device -> devices.recall(Reading.ofPower(device, FROM, 0).withEnergyWh(1), FROM));
    }

    private Costs costs(String tariff, Resolution resolution, String from, String to) {
        return bills(tariff).costs(resolution, new Span(Instant.parse(from), Instant.parse(to)));
    }

    private Bills bills(String tariff) {
        return new Bills(new Histories(home, ZoneOffset.UTC), devices, TariffFile.read("", day -> false), tariff);
    }
}
