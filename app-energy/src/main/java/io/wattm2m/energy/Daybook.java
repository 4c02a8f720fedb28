// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.energy.api.Household;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.insight.DailyRecords;
import io.wattm2m.energy.insight.HistoryLog;
import io.wattm2m.energy.insight.Insight;
import io.wattm2m.energy.insight.Results;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.production.Balance;
import io.wattm2m.energy.production.EfficiencyScore;
import io.wattm2m.energy.recommend.Estimate;
import io.wattm2m.energy.recommend.Premises;
import io.wattm2m.energy.recommend.Recommendation;
import io.wattm2m.energy.recommend.Recommendations;
import io.wattm2m.energy.recommend.Recommendations.Entry;
import io.wattm2m.energy.recommend.Wording;
import io.wattm2m.energy.weather.WeatherStation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Looks at the weather again and again, counts days once more to which readings came too late, and publishes the record
 * of each day that is over and what is recommended: of each home, and of the devices that stand in none. One thread.
 */
final class Daybook {
    private static final Logger LOG = LoggerFactory.getLogger(Daybook.class);
    private static final String HOUSEHOLD = "household";
    private static final String LATE_DATA = "late-data";
    /** So that readings that come late belong to their day. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofHours(1);
    private final Map<String, LocalDate> published = new HashMap<>();
    private final Household household;
    private final Homes homes;
    private final Results results;
    private final Recommendations recommendations;
    private final Optional<WeatherStation> weather;

    Daybook(Household household, Homes homes, Results results, Recommendations recommendations,
            Optional<WeatherStation> weather) {
        this.household = household;
        this.homes = homes;
        this.results = results;
        this.recommendations = recommendations;
        this.weather = weather;
    }

    Rounds start(Duration interval) {
        return Rounds.start("energy-daybook", Duration.ZERO, interval, this::look);
    }

    private void look() throws InterruptedException {
        Instant now = household.clock().instant();
        try {
            if (weather.isPresent()) {
                weather.get().look(now);
            }
            LocalDate day = LocalDate.ofInstant(now.minus(AFTER_MIDNIGHT), household.zone()).minusDays(1);
            homes.all().forEach(home -> attempt(new Place(home.id(), home.dwelling().tariff(), devices(home)), day));
            attempt(new Place(HOUSEHOLD, "", household.devices().all().stream()
                    .filter(device -> homes.with(device.deviceId()).isEmpty()).toList()), day);
            recount(day);
        } catch (RuntimeException e) { // the root of this thread
            LOG.error("the day before cannot be recorded", e);
        }
    }

    /** Once a day: counts the days again to which readings came too late. */
    private void recount(LocalDate day) {
        if (day.equals(published.get(LATE_DATA))) {
            return;
        }
        HistoryLog history = household.insight().history();
        for (Device device : household.devices().all()) {
            List<Instant> late = history.lateDays(device.deviceId());
            if (!late.isEmpty() && !history.recount(device.deviceId(), late).isEmpty()) {
                household.insight().learnAgain(device.deviceId());
            }
        }
        published.put(LATE_DATA, day);
    }

    private List<Device> devices(Home home) {
        return household.devices().all().stream().filter(device -> home.deviceIds().contains(device.deviceId()))
                .toList();
    }

    /** One that fails is tried again at the next look, and does not keep back the others. */
    private void attempt(Place place, LocalDate day) {
        try {
            publish(place, day);
        } catch (RequestFailure e) {
            LOG.atLevel(Thread.currentThread().isInterrupted() ? Level.DEBUG : Level.WARN)
                    .log("the records of days cannot be published now: {}", e.text());
        }
    }

    private void publish(Place place, LocalDate day) {
        if (place.devices.isEmpty() || day.equals(published.get(place.id))) {
            return;
        }
        Insight insight = insight(place);
        recommend(place, insight, day.plusDays(1));
        insight.bills().records().between(place.devices, day, day.plusDays(1)).forEach(record -> results
                .publish(place.id, "daily-record", "d" + day.toString().replace("-", ""), document(record)));
        published.put(place.id, day);
    }

    /** What is known of the devices there, paid by the tariff of their home. */
    private Insight insight(Place place) {
        Set<String> ids = place.devices.stream().map(Device::deviceId).collect(Collectors.toSet());
        return household.insight().seenBy(household.devices().seenBy(ids::contains), ids::contains, place.tariff);
    }

    private void recommend(Place place, Insight insight, LocalDate today) {
        recommendations.all(place.id, new Premises(place.devices, insight, household.zone(), today)).stream()
                .filter(entry -> entry.handled().isEmpty()).map(Entry::recommendation)
                .forEach(found -> results.publish(place.id, "recommendation",
                        found.id().replaceAll("[^A-Za-z0-9_-]", "_") + "-" + today.toString().replace("-", ""),
                        document(found)));
    }

    private static Map<String, Object> document(Recommendation found) {
        return Map.of("id", found.id(), "kind", found.kind().label(), "deviceId", found.deviceId(), "text",
                Wording.of("en").explanation(found), "evidence", found.evidence().numbers(), "savingDays",
                found.saving().days(), "savedWh", interval(found.saving().energyWh()), "saved",
                found.saving().money().value(), "currency", found.saving().currency());
    }

    private static Map<String, Object> interval(Estimate estimate) {
        return Map.of("value", estimate.value(), "low", estimate.low(), "high", estimate.high());
    }

    private static Map<String, Object> document(DailyRecords.PricedDay record) {
        Balance balance = record.energy().balance();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("day", record.energy().day().toString());
        document.put("totalWh", balance.consumedWh());
        document.put("peakWh", record.energy().peakWh());
        document.put("offPeakWh", record.energy().offPeakWh());
        document.put("solarWh", balance.producedWh());
        document.put("gridWh", balance.importedWh());
        document.put("exportedWh", balance.exportedWh());
        document.put("cost", record.addition().cost());
        document.put("earned", record.addition().earned());
        document.put("currency", record.addition().currency());
        document.put("co2Kg", record.addition().co2Kg());
        document.put("carbonKgPerKwh", record.addition().factor().kgPerKwh());
        record.energy().score().ifPresent(score -> document.put("score", document(score)));
        return document;
    }

    private static Map<String, Object> document(EfficiencyScore score) {
        return Map.of("value", score.value(), "grade", score.grade().label(), "parts",
                score.parts().stream().map(part -> Map.of("name", part.name(), "weight", part.weight(), "figure",
                        part.figure(), "points", part.points())).toList());
    }

    /** A home, or what stands in none. */
    private record Place(String id, String tariff, List<Device> devices) {}
}
