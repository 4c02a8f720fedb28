// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.control.ControlledDay;
import io.wattm2m.energy.control.MeasuredSavings.Interval;
import io.wattm2m.energy.insight.Bills.Addition;
import io.wattm2m.energy.insight.Bills.Statement;
import io.wattm2m.energy.insight.DailyRecords.PricedDay;
import io.wattm2m.energy.insight.Savings;
import io.wattm2m.energy.production.Balance;
import io.wattm2m.energy.production.EfficiencyScore;
import io.wattm2m.energy.recommend.Effect;
import io.wattm2m.energy.recommend.Estimate;
import io.wattm2m.energy.recommend.Recommendation;
import io.wattm2m.energy.recommend.Recommendation.Money;
import io.wattm2m.energy.recommend.Recommendations.Entry;
import io.wattm2m.energy.recommend.Wording;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What other applications are told of days and months, as documents: energy in Wh, shares from 0 to 1. */
final class DayDocuments {
    private DayDocuments() {}

    /** The record of a day. */
    static Map<String, Object> of(PricedDay record) {
        Balance balance = record.energy().balance();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("day", record.energy().day().toString());
        document.put("totalWh", balance.consumedWh());
        document.put("peakWh", record.energy().peakWh());
        document.put("offPeakWh", record.energy().offPeakWh());
        document.put("solarWh", balance.producedWh());
        document.put("gridWh", balance.importedWh());
        document.put("exportedWh", balance.exportedWh());
        document.put("chargedWh", balance.chargedWh());
        document.put("dischargedWh", balance.dischargedWh());
        balance.selfConsumption().ifPresent(share -> document.put("selfConsumption", share));
        balance.autarky().ifPresent(share -> document.put("autarky", share));
        document.putAll(cost(record.addition()));
        record.energy().score().ifPresent(score -> document.put("score", document(score)));
        return document;
    }

    private static Map<String, Object> cost(Addition addition) {
        return Map.of("cost", addition.cost(), "earned", addition.earned(), "currency", addition.currency(), "co2Kg",
                addition.co2Kg(), "carbonKgPerKwh", addition.factor().kgPerKwh(), "carbonSource",
                addition.factor().source(), "carbonFrom", addition.factor().validFrom().toString());
    }

    private static Map<String, Object> document(EfficiencyScore score) {
        return Map.of("value", score.value(), "grade", score.grade().label(), "parts",
                score.parts().stream().map(part -> Map.of("name", part.name(), "weight", part.weight(), "figure",
                        part.figure(), "points", part.points())).toList());
    }

    /** The bill of a month. */
    static Map<String, Object> of(Statement statement) {
        return Map.of("month", statement.bill().month().toString(), "tariff", statement.bill().tariff().id(),
                "takenKwh", statement.bill().takenKwh(), "fedInKwh", statement.bill().fedInKwh(), "lines",
                statement.bill().lines().stream().map(line -> Map.of("kind", label(line.kind()), "label",
                        line.label(), "quantity", line.quantity(), "price", line.price(), "amount", line.amount()))
                        .toList(),
                "total", statement.bill().total(), "currency", statement.bill().tariff().currency().code(), "co2Kg",
                statement.co2Kg());
    }

    /** What automatic control of a plug has saved in a month. */
    static Map<String, Object> of(YearMonth month, Savings.Report report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("month", month.toString());
        document.put("days", report.days().size());
        document.put("holdoutDays", report.days().stream().filter(ControlledDay::holdout).count());
        document.put("savedWh", report.savings().savedWh());
        Interval aDay = report.savings().perDay();
        if (Double.isFinite(aDay.lowWh())) {
            document.put("savedWhADay", Map.of("value", aDay.meanWh(), "low", aDay.lowWh(), "high", aDay.highWh()));
        }
        document.put("creditedWh", report.savings().creditedWh());
        return document;
    }

    /** What is recommended, and what has become of it; not who has done something. */
    static Map<String, Object> of(Entry entry) {
        Recommendation found = entry.recommendation();
        Money money = found.saving().money();
        Map<String, Object> document = new LinkedHashMap<>(Map.of("id", found.id(), "kind", found.kind().label(),
                "deviceId", found.deviceId(), "text", Wording.of("en").explanation(found), "evidence",
                found.evidence().numbers(), "savingDays", found.saving().days(), "savedWh",
                interval(found.saving().energyWh()), "saved", money.value(), "savedFrom", money.low(), "savedTo",
                money.high()));
        document.put("currency", found.saving().currency());
        document.put("state", entry.handled().map(handled -> label(handled.state())).orElse("open"));
        entry.handled().ifPresent(handled -> document.put("handledAt", handled.at().toString()));
        entry.effect().ifPresent(effect -> document.put("effect", document(effect)));
        return document;
    }

    private static Map<String, Object> document(Effect effect) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("state", label(effect.state()));
        effect.savedWhADay().ifPresent(saved -> document.put("savedWhADay", interval(saved)));
        document.put("daysBefore", effect.daysBefore());
        document.put("daysAfter", effect.daysAfter());
        document.put("method", effect.method());
        return document;
    }

    private static Map<String, Object> interval(Estimate estimate) {
        return Map.of("value", estimate.value(), "low", estimate.low(), "high", estimate.high());
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
