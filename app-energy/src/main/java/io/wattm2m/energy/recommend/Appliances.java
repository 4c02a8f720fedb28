// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.recommend;

import static io.wattm2m.energy.recommend.Recommendation.Saving.YEAR;

import io.wattm2m.energy.cost.Tariff;
import io.wattm2m.energy.insight.Bills;
import io.wattm2m.energy.insight.ControlDesk.Mode;
import io.wattm2m.energy.insight.WhatIf;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.recommend.Recommendation.Money;
import io.wattm2m.energy.recommend.Recommendation.Saving;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What could be done with single appliances. Pure but for what it asks. */
final class Appliances {
    /** What can wait for some hours. */
    private static final Set<String> MOVABLE = Set.of("washing-machine", "washer", "dryer", "dishwasher",
            "ev-charger", "car-charger", "water-heater", "boiler");
    /**
     * What a new appliance of a class takes in a year, in kWh. These are assumptions, which the texts call so: the
     * label of the appliance that is thought of is what counts ({@code /api/what-if}).
     */
    private static final Map<String, Double> NEW_KWH = Map.of("refrigerator", 250.0, "freezer", 200.0, "television",
            90.0, "tv", 90.0, "dehumidifier", 150.0, "washing-machine", 70.0, "dishwasher", 190.0);
    private static final int LEAST_DAYS = 7;
    private static final int LEAST_DAYS_OF_USE = 14;
    private static final double WORTH_WH = 3000;
    private static final double MUCH_MORE = 1.3;

    private Appliances() {}

    /** What could be done with this one. */
    static Stream<Recommendation> of(Device device, Premises premises) {
        return Stream.of(standby(device, premises), shift(device, premises), replace(device, premises))
                .flatMap(Optional::stream);
    }

    private static Optional<Recommendation> standby(Device device, Premises premises) {
        String id = device.deviceId();
        boolean isControlled =
                premises.insight().control().desk().settings(id).mode() == Mode.ON;
        if (isControlled || !premises.insight().outlets().model(id, premises.today()).hasStandby()) {
            return Optional.empty();
        }
        double[] days = values(premises.standbyWh(id, premises.from(), premises.today()));
        if (days.length < LEAST_DAYS) {
            return Optional.empty();
        }
        Estimate aDay = Estimate.ofMean(days);
        return aDay.value() * YEAR < WORTH_WH ? Optional.empty()
                : Optional.of(new Recommendation(Kind.STANDBY, id, Map.of("device", device.name()),
                        premises.evidence(days.length, Map.of("standbyWhADay", aDay.value())),
                        premises.worth(YEAR, aDay.times(YEAR), "mean of days; bootstrap of days")));
    }

    private static Optional<Recommendation> shift(Device device, Premises premises) {
        Bills bills = premises.insight().bills();
        Tariff tariff = bills.tariffOf("", premises.today());
        if (!MOVABLE.contains(deviceClass(device)) || !tariff.hasPeriods(premises.today())) {
            return Optional.empty();
        }
        double[] days = values(premises.usedWh(device.deviceId(), premises.from(), premises.today(), true));
        int cheapest = cheapestHour(premises, tariff);
        if (days.length < LEAST_DAYS || Estimate.ofMean(days).value() * YEAR < WORTH_WH) {
            return Optional.empty();
        }
        Estimate aDay = Estimate.ofMean(days);
        YearMonth month = bills.lastUsed(premises.today());
        WhatIf.Outcome outcome = premises.insight().whatIf().of(month, bills.paid(),
                new WhatIf.Shifted(device.deviceId(), bills::isPeak, cheapest), premises.today());
        double aYear = outcome.savedPerYear().doubleValue();
        Estimate amount = new Estimate(aYear, aYear * aDay.low() / aDay.value(), aYear * aDay.high() / aDay.value());
        return aYear <= 0 ? Optional.empty()
                : Optional.of(new Recommendation(Kind.SHIFT, device.deviceId(),
                        Map.of("device", device.name(), "hour", Integer.toString(cheapest)),
                        premises.evidence(days.length, Map.of("peakWhADay", aDay.value(), "savedLastMonth",
                                outcome.saved().doubleValue())),
                        new Saving(YEAR, new Estimate(0, 0, 0), Money.of(amount, tariff.currency().decimals()),
                                tariff.currency().code(), "bill of " + month + " made out again; bootstrap of days")));
    }

    private static Optional<Recommendation> replace(Device device, Premises premises) {
        Double newKwh = NEW_KWH.get(deviceClass(device));
        if (newKwh == null) {
            return Optional.empty();
        }
        double[] days = values(premises.usedWh(device.deviceId(), premises.from(), premises.today(), false));
        if (days.length < LEAST_DAYS_OF_USE) {
            return Optional.empty();
        }
        Estimate aYear = Estimate.ofMean(days).times(YEAR);
        return aYear.value() < newKwh * 1000 * MUCH_MORE ? Optional.empty()
                : Optional.of(new Recommendation(Kind.OLD_APPLIANCE, device.deviceId(),
                        Map.of("device", device.name()),
                        premises.evidence(days.length, Map.of("yearWh", aYear.value(), "newYearWh", newKwh * 1000)),
                        premises.worth(YEAR, aYear.minus(newKwh * 1000),
                                "mean of days less an assumed new appliance; bootstrap of days")));
    }

    private static int cheapestHour(Premises premises, Tariff tariff) {
        LocalDateTime midnight = premises.today().atStartOfDay();
        return IntStream.range(0, 24).boxed()
                .min(Comparator.comparing(hour -> tariff.pricePerKwh(midnight.plusHours(hour))))
                .orElse(0);
    }

    private static String deviceClass(Device device) {
        return device.label("class").orElse("").strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    static double[] values(Map<?, Double> days) {
        return days.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The months before this one of which anything is billed, the latest first. */
    static List<YearMonth> fullMonths(Premises premises, int most) {
        return Stream.iterate(YearMonth.from(premises.today()).minusMonths(1), month -> month.minusMonths(1))
                .limit(most).takeWhile(month -> premises.insight().bills().bill(premises.insight().bills().paid(),
                        month).takenKwh().compareTo(BigDecimal.ZERO) > 0)
                .toList();
    }
}
