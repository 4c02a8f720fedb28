// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.recommend;

import static io.wattm2m.energy.recommend.Recommendation.Saving.YEAR;

import io.wattm2m.energy.cost.Tariff;
import io.wattm2m.energy.environment.WeatherDependence;
import io.wattm2m.energy.environment.WeatherDependence.Slope;
import io.wattm2m.energy.insight.Bills;
import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.production.Flow;
import io.wattm2m.energy.recommend.Recommendation.Evidence;
import io.wattm2m.energy.recommend.Recommendation.Money;
import io.wattm2m.energy.recommend.Recommendation.Saving;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hipparchus.stat.descriptive.rank.Median;
import org.hipparchus.stat.descriptive.rank.Percentile;

/** What could be done in a household as a whole. Pure but for what it asks. */
final class Dwelling {
    private static final int WEATHER_DAYS = 90;
    private static final int LEAST_DAYS = 14;
    private static final int MOST_MONTHS = 3;
    private static final double BEST_NIGHTS = 10;
    private static final double WORTH_WH = 20_000;
    private static final double WORTH_SHARE = 0.01;
    private static final double WH = 1000;

    private Dwelling() {}

    /** What could be done there. */
    static Stream<Recommendation> of(Premises premises, Climate climate) {
        return Stream.of(baseLoad(premises), tariff(premises), weather(premises, climate, Kind.HEATING),
                weather(premises, climate, Kind.COOLING), selfUse(premises)).flatMap(Optional::stream);
    }

    /** Down to the household's own best nights, which shows that it can be done. */
    private static Optional<Recommendation> baseLoad(Premises premises) {
        double[] hours = Appliances.values(premises.lowestHourWh(premises.from(), premises.today()));
        if (hours.length < LEAST_DAYS) {
            return Optional.empty();
        }
        Estimate anHour = Estimate.of(hours,
                days -> new Median().evaluate(days) - new Percentile(BEST_NIGHTS).evaluate(days));
        Estimate aYear = anHour.times(24.0 * YEAR);
        return aYear.value() < WORTH_WH || anHour.low() <= 0 ? Optional.empty()
                : Optional.of(new Recommendation(Kind.BASE_LOAD, "", Map.of(),
                        premises.evidence(hours.length, Map.of("baseLoadW", new Median().evaluate(hours),
                                "bestNightsW", new Percentile(BEST_NIGHTS).evaluate(hours))),
                        premises.worth(YEAR, aYear, "median less 10 % quantile of nights; bootstrap of days")));
    }

    private static Optional<Recommendation> tariff(Premises premises) {
        Bills bills = premises.insight().bills();
        List<YearMonth> months = Appliances.fullMonths(premises, MOST_MONTHS);
        Tariff paid = bills.tariffOf("", premises.today());
        if (months.isEmpty()) {
            return Optional.empty();
        }
        double total = months.stream().mapToDouble(month -> total(bills, bills.paid(), month)).sum();
        return bills.tariffs().ids().stream().filter(id -> !id.equals(bills.paid()))
                .filter(id -> bills.tariffOf(id, premises.today()).currency().equals(paid.currency()))
                .map(id -> Map.entry(id, months.stream()
                        .mapToDouble(month -> total(bills, bills.paid(), month) - total(bills, id, month)).toArray()))
                .max(Comparator.comparingDouble(entry -> sum(entry.getValue())))
                .filter(entry -> sum(entry.getValue()) > total * WORTH_SHARE)
                .map(entry -> cheaper(months, bills.tariffOf(entry.getKey(), premises.today()),
                        entry.getValue()));
    }

    private static Recommendation cheaper(List<YearMonth> months, Tariff other, double[] saved) {
        double low = Arrays.stream(saved).min().orElse(0) * 12;
        double high = Arrays.stream(saved).max().orElse(0) * 12;
        return new Recommendation(Kind.TARIFF, "", Map.of("tariff", other.name(), "source", other.source()),
                new Evidence(months.getLast().atDay(1), months.getFirst().plusMonths(1).atDay(1),
                        months.size(), Map.of("months", (double) months.size(), "saved", sum(saved))),
                new Saving(YEAR, new Estimate(0, 0, 0),
                        Money.of(new Estimate(sum(saved) / saved.length * 12, low, high),
                                other.currency().decimals()),
                        other.currency().code(), "bills of months made out again; from the worst to the best month"));
    }

    /** A degree less on each day that was cold, or hot: what a degree day costs, once on each of them. */
    private static Optional<Recommendation> weather(Premises premises, Climate climate, Kind kind) {
        LocalDate from = premises.today().minusDays(WEATHER_DAYS);
        Optional<WeatherDependence> found = climate.dependence(premises.devices(), from, premises.today());
        return found.flatMap(dependence -> kind == Kind.HEATING ? dependence.heating() : dependence.cooling())
                .filter(Slope::isSignificant)
                .map(slope -> new Recommendation(kind, "", Map.of(),
                        new Evidence(from, premises.today(), found.map(WeatherDependence::days).orElse(0),
                                Map.of("whPerDegreeDay", slope.whPerDegreeDay(), "degreeDays", slope.degreeDays(),
                                        "days", (double) slope.days(), "explained",
                                        found.map(WeatherDependence::explained).orElse(0.0))),
                        premises.worth(slope.days(),
                                new Estimate(slope.whPerDegreeDay(), slope.low(), slope.high()).times(slope.days()),
                                "least squares on degree days")));
    }

    /** At most what is imported on the same day can be met by what is exported. */
    private static Optional<Recommendation> selfUse(Premises premises) {
        List<Flow> days = premises.days(premises.from(), premises.today()).stream()
                .filter(day -> day.producedWh() > 0).toList();
        if (days.size() < LEAST_DAYS / 2) {
            return Optional.empty();
        }
        Estimate aDay = Estimate.ofMean(days.stream()
                .mapToDouble(day -> Math.min(day.exportedWh(), day.importedWh())).toArray());
        Bills bills = premises.insight().bills();
        Tariff tariff = bills.tariffOf("", premises.today());
        double gain = bills.pricePerKwh(premises.today()).doubleValue()
                - tariff.extras().exportPrice().doubleValue();
        Estimate amount = aDay.times(YEAR * gain / WH);
        return aDay.value() * YEAR < WORTH_WH || gain <= 0 ? Optional.empty()
                : Optional.of(new Recommendation(Kind.SELF_USE, "", Map.of(),
                        premises.evidence(days.size(), Map.of("movableWhADay", aDay.value(), "exportedWhADay",
                                days.stream().mapToDouble(Flow::exportedWh).average().orElse(0))),
                        new Saving(YEAR, aDay.times(YEAR), Money.of(amount, tariff.currency().decimals()),
                                tariff.currency().code(),
                                "the smaller of export and import of each day; bootstrap of days")));
    }

    private static double total(Bills bills, String tariff, YearMonth month) {
        return bills.bill(tariff, month).total().doubleValue();
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
