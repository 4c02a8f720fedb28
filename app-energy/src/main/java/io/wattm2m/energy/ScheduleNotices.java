// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import io.wattm2m.energy.insight.Results;
import io.wattm2m.energy.schedule.Recurrence;
import io.wattm2m.energy.schedule.Schedule;
import io.wattm2m.energy.schedule.Schedules;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Publishes schedules as they are, for other applications to know of: of each home and of the devices that stand in
 * none, with the devices there. What people call them is left out. One thread looks; any tells of homes.
 */
final class ScheduleNotices implements Homes.Observer {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleNotices.class);
    private static final String HOUSEHOLD = "household";
    private static final String CONTAINER = "schedule";
    private final Map<String, Map<String, Map<String, Object>>> published = new HashMap<>();
    /** Homes that are gone since the last look. */
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final Schedules schedules;
    private final Homes homes;
    private final Documents<Known> known;
    private final Results results;
    private final Clock clock;
    private final ZoneId zone;
    private LocalDate today = LocalDate.MIN;

    /**
     * Notices of schedules.
     *
     * @param memory which of them are published, so that also after a restart it is told that one is gone
     * @param results publishes anew what is not what was published last
     */
    ScheduleNotices(Schedules schedules, Homes homes, Memory memory, Results results, Watch.Place place) {
        this.schedules = schedules;
        this.homes = homes;
        this.known = new Documents<>(memory, "published-schedules", Known.class);
        this.results = results;
        this.clock = place.clock();
        this.zone = place.zone();
    }

    /** Publishes what has changed since the last look; once a day everything, for instances do not stay for ever. */
    void look() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
        if (!day.equals(today)) {
            published.clear();
            today = day;
        }
        Map<String, Map<String, Map<String, Object>>> wanted = wanted();
        wanted.forEach((place, documents) -> {
            try {
                publish(place, documents);
            } catch (RequestFailure e) {
                LOG.atLevel(Thread.currentThread().isInterrupted() ? Level.DEBUG : Level.WARN)
                        .log("schedules cannot be published now: {}", e.text());
            } catch (RuntimeException e) { // the root of this thread
                LOG.error("schedules cannot be published", e);
            }
        });
        forgetWhatIsGone();
    }

    @Override
    public void changed(Home home) {
        // the next look sees it
    }

    /** A look that is under way may remember it once more, which the end of that look forgets. */
    @Override
    public void removed(Home home) {
        gone.add(home.id());
        known.forget(home.id());
    }

    private void forgetWhatIsGone() {
        gone.stream().filter(place -> homes.find(place).isEmpty()).toList().forEach(place -> {
            known.forget(place);
            published.remove(place);
            gone.remove(place);
        });
    }

    private void publish(String place, Map<String, Map<String, Object>> documents) {
        Set<String> over = new TreeSet<>(known.find(place).map(Known::scheduleIds).orElse(Set.of()));
        Map<String, Map<String, Object>> told = published.computeIfAbsent(place, id -> new HashMap<>());
        if (!over.containsAll(documents.keySet())) {
            known.keep(place, new Known(union(over, documents.keySet())));
        }
        documents.forEach((id, document) -> {
            if (!document.equals(told.get(id))) {
                results.publish(place, CONTAINER, id, document);
                told.put(id, document);
            }
        });
        over.removeAll(documents.keySet());
        over.forEach(id -> {
            results.publish(place, CONTAINER, id, Map.of("id", id, "deleted", true));
            told.remove(id);
        });
        if (!over.isEmpty()) {
            known.keep(place, new Known(documents.keySet()));
        }
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    /** The documents of each place by the ids of their schedules. */
    private Map<String, Map<String, Map<String, Object>>> wanted() {
        Map<String, Map<String, Map<String, Object>>> wanted = new TreeMap<>();
        wanted.put(HOUSEHOLD, new TreeMap<>());
        homes.all().forEach(home -> wanted.put(home.id(), new TreeMap<>()));
        for (Schedule schedule : schedules.all()) {
            schedule.deviceIds().stream().collect(Collectors.groupingBy(this::place)).forEach((place, devices) -> wanted
                    .computeIfAbsent(place, id -> new TreeMap<>()).put(schedule.id(), document(schedule, devices)));
        }
        return wanted;
    }

    private String place(String deviceId) {
        return homes.with(deviceId).map(Home::id).orElse(HOUSEHOLD);
    }

    private Map<String, Object> document(Schedule schedule, List<String> devices) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", schedule.id());
        document.put("deviceIds", devices);
        document.put("power", schedule.power());
        document.put("at", schedule.at());
        document.put("zone", zone.getId());
        document.put("days", schedule.repeat().days().stream().map(DayOfWeek::getValue).sorted().toList());
        document.put("rrule", schedule.repeat().rrule());
        document.put("from", schedule.repeat().from().toString());
        LocalDate until = schedule.repeat().until();
        if (until != null) {
            document.put("until", until.toString());
        }
        document.put("holidays", schedule.repeat().onHolidays().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        document.put("enabled", schedule.enabled());
        Recurrence.element(schedule, zone, clock.instant())
                .ifPresent(element -> document.put("scheduleElement", element));
        return document;
    }

    /**
     * What was published in a place. Immutable.
     *
     * @param scheduleIds of schedules that are not told to be gone
     */
    record Known(Set<String> scheduleIds) {
        Known {
            scheduleIds = Set.copyOf(scheduleIds);
        }
    }
}
