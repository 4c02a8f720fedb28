// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.api.CostResource.CostView;
import io.wattm2m.energy.api.Views.CostToday;
import io.wattm2m.energy.api.Views.Summary;
import io.wattm2m.energy.cost.CarbonFactor;
import io.wattm2m.energy.insight.Bills.Addition;
import io.wattm2m.energy.insight.Costs;
import io.wattm2m.energy.measure.Resolution;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What homes pay in different currencies is told in each, and not added up. */
class CurrenciesTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final CarbonFactor FACTOR = new CarbonFactor(LocalDate.EPOCH, new BigDecimal("0.478"), "test");

    @Test
    void todaysCostIsToldInEachCurrency() {
        Summary summary = summary(added("EUR", "1.20"), added("KRW", "900"));

        assertThat(summary.costToday()).isNull();
        assertThat(summary.currency()).isNull();
        assertThat(summary.co2TodayKg()).isEqualByComparingTo("4");
        assertThat(summary.costs()).containsExactly(new CostToday("EUR", new BigDecimal("1.20")),
                new CostToday("KRW", new BigDecimal("900")));
    }

    @Test
    void ofOneCurrencyThereIsASum() {
        Summary summary = summary(added("KRW", "900"));

        assertThat(summary.costToday()).isEqualByComparingTo("900");
        assertThat(summary.currency()).isEqualTo("KRW");
        assertThat(summary.costs()).containsExactly(new CostToday("KRW", new BigDecimal("900")));
    }

    @Test
    void whatTimesCostIsToldInEachCurrency() {
        CostView cost = cost("EUR", "KRW");

        assertThat(cost.currency()).isNull();
        assertThat(cost.cost()).isNull();
        assertThat(cost.points()).isEmpty();
        assertThat(cost.currencies()).extracting(CostView::currency).containsExactly("EUR", "KRW");
        assertThat(cost.currencies()).extracting(CostView::points).allSatisfy(points -> assertThat(points).hasSize(1));
        assertThat(cost("KRW").cost()).isEqualByComparingTo("1.5");
        assertThat(cost("KRW").currencies()).isEmpty();
    }

    private static Summary summary(Addition... additions) {
        return Summary.of(new Summary.Usage(60, 100, 2, 1, NOON), List.of(additions));
    }

    private static Addition added(String currency, String cost) {
        return new Addition(new BigDecimal(cost), BigDecimal.ZERO, currency, BigDecimal.TWO, FACTOR);
    }

    private static CostView cost(String... currencies) {
        return CostView.of(Resolution.HOUR, Stream.of(currencies).map(currency -> CostView.of(Resolution.HOUR,
                new Costs(currency, List.of(new Costs.Bucket(NOON, BigDecimal.ONE, new BigDecimal("1.5"),
                        BigDecimal.ZERO)), Map.of())))
                .toList());
    }
}
