// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.energy.api.Household;
import io.wattm2m.energy.api.Outlook;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.insight.Bills.Statement;
import io.wattm2m.energy.insight.ChangedDays;
import io.wattm2m.energy.insight.ChangedDays.ChangedDay;
import io.wattm2m.energy.insight.HistoryLog;
import io.wattm2m.energy.insight.Insight;
import io.wattm2m.energy.insight.Results;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.recommend.Premises;
import io.wattm2m.energy.recommend.Recommendations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.Temporal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Publishes the record of each day that is over and what is recommended, of each home and of the devices that stand in
 * none, and does so anew where days have changed since; counts days once more to which readings came too late. One
 * thread.
 */
final class Daybook {
    private static final Logger LOG = LoggerFactory.getLogger(Daybook.class);
    private static final String HOUSEHOLD = Almanac.EVERYWHERE;
    private static final String LATE_DATA = "late-data";
    /** So that readings that come late belong to their day. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofHours(1);
    /** Days before are not published anew. */
    private static final int REACH_DAYS = 40;
    /** Of the time that looking takes. */
    private static final int REST = 5;
    /** For so many looks a place waits while its days go on changing, as when much is taken in. */
    private static final int PATIENCE = 30;
    private final Map<String, LocalDate> published = new HashMap<>();
    private final Household household;
    private final Homes homes;
    private final Results results;
    private final Recommendations recommendations;
    private final Almanac almanac;
    private final ChangedDays changedDays;
    private Set<ChangedDay> seen = Set.of();
    private Set<ChangedDay> restless = Set.of();
    private int waited;
    /** When it looks again, by the clock of this machine. */
    private long rested = System.nanoTime();

    /**
     * A book.
     *
     * @param results publishes anew what is not what was published last
     */
    Daybook(Household household, Homes homes, Results results, Outlook outlook, ChangedDays changedDays) {
        this.household = household;
        this.homes = homes;
        this.results = results;
        this.recommendations = outlook.recommendations();
        this.almanac = new Almanac(outlook.climate(), results, household.zone());
        this.changedDays = changedDays;
    }

    Rounds start(Duration interval) {
        return Rounds.start("energy-daybook", Duration.ZERO, interval, this::look);
    }

    /** However much there is to do, most of the time it is not done. */
    private void look() {
        long begun = System.nanoTime();
        if (begun - rested < 0) {
            return;
        }
        try {
            look(household.clock().instant());
        } catch (RuntimeException e) { // the root of this thread
            LOG.error("the day before cannot be recorded", e);
        }
        rested = System.nanoTime() + REST * (System.nanoTime() - begun);
    }

    private void look(Instant now) {
        LocalDate day = LocalDate.ofInstant(now.minus(AFTER_MIDNIGHT), household.zone()).minusDays(1);
        List<ChangedDay> changed = changedDays.until(day);
        watch(changed);
        Set<ChangedDay> settled = new HashSet<>(changed);
        settled.removeIf(other -> other.day().isAfter(day.minusDays(REACH_DAYS))
                && household.devices().find(other.deviceId()).isEmpty());
        places().forEach(place -> attempt(place, day, changed).forEach(settled::remove));
        if (!settled.isEmpty()) {
            changedDays.settle(settled);
        }
        recount(day);
    }

    /** Days that were not the same at the last look are left to change for a while. */
    private void watch(List<ChangedDay> changed) {
        Set<ChangedDay> others = new HashSet<>(changed);
        others.removeAll(seen);
        waited = others.isEmpty() ? 0 : waited + 1;
        restless = waited > PATIENCE ? Set.of() : others;
        seen = Set.copyOf(changed);
    }

    private Stream<Place> places() {
        return Stream.concat(
                homes.all().stream().map(home -> new Place(home.id(), home.dwelling().tariff(), devices(home))),
                Stream.of(new Place(HOUSEHOLD, "", household.devices().all().stream()
                        .filter(device -> homes.with(device.deviceId()).isEmpty()).toList())));
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

    /** What of it is left for the next look, as it goes on changing or the CSE refused it; no other place waits. */
    private List<ChangedDay> attempt(Place place, LocalDate day, List<ChangedDay> changed) {
        Set<String> ids = place.ids();
        List<ChangedDay> own = changed.stream().filter(other -> ids.contains(other.deviceId())).toList();
        boolean isNew = !day.equals(published.get(place.id));
        if (place.devices.isEmpty() || !isNew && own.isEmpty()) {
            return List.of();
        }
        if (own.stream().anyMatch(restless::contains)) {
            return own;
        }
        try {
            if (!own.isEmpty()) {
                recommendations.forget(place.id);
            }
            if (!isNew) {
                own.stream().map(ChangedDay::deviceId).distinct().forEach(household.insight()::learnAgain);
            }
            publish(place, first(day, own), day);
            published.put(place.id, day);
            return List.of();
        } catch (RequestFailure e) {
            LOG.atLevel(Thread.currentThread().isInterrupted() ? Level.DEBUG : Level.WARN)
                    .log("the records of days cannot be published now: {}", e.text());
            return own;
        }
    }

    /** The first day that can be another: a day's cost and score are also from those before. */
    private static LocalDate first(LocalDate day, List<ChangedDay> changed) {
        LocalDate reach = day.minusDays(REACH_DAYS);
        return changed.stream().map(ChangedDay::day).filter(reach::isBefore).min(Comparator.naturalOrder())
                .orElse(day);
    }

    private void publish(Place place, LocalDate first, LocalDate day) {
        Insight insight = insight(place);
        recommend(place, insight, day.plusDays(1));
        insight.bills().records().between(place.devices, first, day.plusDays(1)).forEach(record -> results
                .publish(place.id, "daily-record", "d" + plain(record.energy().day()), DayDocuments.of(record)));
        almanac.tell(place.id, place.devices, day);
        YearMonth present = YearMonth.from(day.plusDays(1));
        // the one before always, as nothing may have run when it ended
        LocalDate from = present.minusMonths(1).atDay(1);
        (first.isBefore(from) ? first.withDayOfMonth(1) : from).datesUntil(present.atDay(1), Period.ofMonths(1))
                .forEach(month -> publishMonth(place, insight, YearMonth.from(month)));
    }

    /** What a month that is over has cost, and what automatic control has saved in it. */
    private void publishMonth(Place place, Insight insight, YearMonth month) {
        String name = "m" + plain(month);
        Statement statement = insight.bills().statement(month);
        if (statement.bill().takenKwh().signum() > 0 || statement.bill().fedInKwh().signum() > 0) {
            results.publish(place.id, "bill", name, DayDocuments.of(statement));
        }
        place.devices.forEach(device -> insight.control().savings()
                .between(device.deviceId(), month.atDay(1), month.plusMonths(1).atDay(1))
                .ifPresent(report -> results.publish(device.deviceId(), "saving", name,
                        DayDocuments.of(month, report))));
    }

    /** What is known of the devices there, paid by the tariff of their home. */
    private Insight insight(Place place) {
        Set<String> ids = place.ids();
        return household.insight().seenBy(household.devices().seenBy(ids::contains), ids::contains, place.tariff);
    }

    /** Open ones by the day; of the others what has become of them, whenever that is something else. */
    private void recommend(Place place, Insight insight, LocalDate today) {
        recommendations.all(place.id, new Premises(place.devices, insight, household.zone(), today))
                .forEach(entry -> results.publish(place.id, "recommendation",
                        entry.recommendation().id().replaceAll("[^A-Za-z0-9_-]", "_") + "-"
                                + entry.handled().map(handled -> plain(LocalDate.ofInstant(handled.at(),
                                        household.zone())) + "-" + handled.state().name().toLowerCase(Locale.ROOT))
                                        .orElse(plain(today)),
                        DayDocuments.of(entry)));
    }

    /** Without what separates its parts. */
    private static String plain(Temporal date) {
        return date.toString().replace("-", "");
    }

    /** A home, or what stands in none. */
    private record Place(String id, String tariff, List<Device> devices) {
        Set<String> ids() {
            return devices.stream().map(Device::deviceId).collect(Collectors.toSet());
        }
    }
}
