// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.energy.api.Household;
import io.wattm2m.energy.api.Outlook;
import io.wattm2m.energy.api.ResourceTree;
import io.wattm2m.energy.control.ControlledDay;
import io.wattm2m.energy.control.MeasuredSavings;
import io.wattm2m.energy.control.MeasuredSavings.Interval;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.insight.ChangedDays;
import io.wattm2m.energy.insight.ChangedDays.ChangedDay;
import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.insight.EnergyFlows;
import io.wattm2m.energy.insight.Results;
import io.wattm2m.energy.insight.Savings.Report;
import io.wattm2m.energy.insight.Storage;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.recommend.Recommendations;
import io.wattm2m.energy.testing.GeneratedHome;
import io.wattm2m.energy.testing.GeneratedInsight;
import io.wattm2m.energy.testing.MapLevels;
import io.wattm2m.energy.testing.MapMemory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DaybookTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-02-10T08:00:00Z"), ZoneOffset.UTC);
    private final Map<String, Map<String, Object>> published = new ConcurrentHashMap<>();
    private final Set<ChangedDay> changed = ConcurrentHashMap.newKeySet();
    /** Up to this look a day goes on changing. */
    private volatile int changes;
    private final AtomicInteger asked = new AtomicInteger();
    private final Devices devices = new Devices();
    private final GeneratedHome home =
            new GeneratedHome(FROM, FROM.plus(Duration.ofDays(60))).with("tv", quarter -> 10);

    @Test
    void theDayThatIsOverIsPublishedWithItsScoreAndParts() {
        devices.recall(Reading.ofPower("tv", FROM, 0).withEnergyWh(1), FROM);
        devices.label("tv", List.of("class:tv"));

        try (Rounds rounds = daybook((place, container, name, document) -> published
                .put(place + "/" + container + "/" + name, document)).start(Duration.ofHours(1))) {
            await().until(() -> published.containsKey("household/bill/m202601"));
            assertThat(rounds).isNotNull();
        }

        assertThat(published.get("household/bill/m202601")).containsEntry("month", "2026-01")
                .containsKeys("lines", "total", "co2Kg").extractingByKey("takenKwh").asString().startsWith("29.76");
        assertThat(published.get("household/recommendation/old-appliance_tv-20260210")).containsEntry("deviceId", "tv")
                .containsEntry("kind", "old-appliance").containsEntry("state", "open")
                .containsKeys("evidence", "savedWh", "saved", "savedFrom", "savedTo");
        Map<String, Object> day = published.get("household/daily-record/d20260209");
        assertThat(day).containsEntry("day", "2026-02-09").containsEntry("totalWh", 960.0)
                .containsEntry("gridWh", 960.0).containsEntry("solarWh", 0.0).containsEntry("currency", "KRW")
                .containsKeys("carbonSource", "carbonFrom").containsEntry("autarky", 0.0)
                .doesNotContainKey("selfConsumption");
        assertThat(day.get("score").toString()).contains("usual", "base-load", "grade");
    }

    @Test
    void whatTheCseDidNotTakeIsTriedAgain() {
        devices.recall(Reading.ofPower("tv", FROM, 0).withEnergyWh(1), FROM);
        AtomicInteger tried = new AtomicInteger();

        try (Rounds rounds = daybook((place, container, name, document) -> {
            if (tried.incrementAndGet() < 3) {
                throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, "away");
            }
        }).start(Duration.ofMillis(5))) {
            await().until(() -> tried.get() >= 3);
            assertThat(rounds).isNotNull();
        }
    }

    @Test
    void aDayThatIsKnownLaterOnlyIsPublishedAsSoonAsItIsKnown() {
        changed.add(new ChangedDay("tv", LocalDate.parse("2026-02-01"), "1"));
        try (Rounds rounds = daybook((place, container, name, document) -> published
                .put(place + "/" + container + "/" + name, document)).start(Duration.ofMillis(5))) {
            await().until(() -> asked.get() > 2);
            assertThat(published).isEmpty();
            assertThat(changed).hasSize(1);

            devices.recall(Reading.ofPower("tv", FROM, 0).withEnergyWh(1), FROM);

            await().until(changed::isEmpty);
            assertThat(rounds).isNotNull();
        }

        assertThat(published).containsKeys("household/daily-record/d20260201", "household/daily-record/d20260209")
                .doesNotContainKey("household/daily-record/d20260131");
    }

    @Test
    void theRecordOfADayThatChangesIsMadeAnewAndThoseThatFollowFromIt() {
        devices.recall(Reading.ofPower("tv", FROM, 0).withEnergyWh(1), FROM);
        AtomicInteger told = new AtomicInteger();

        try (Rounds rounds = daybook((place, container, name, document) -> {
            published.put(place + "/" + container + "/" + name, document);
            told.incrementAndGet();
        }).start(Duration.ofMillis(5))) {
            await().until(() -> published.containsKey("household/daily-record/d20260209"));
            changed.add(new ChangedDay("tv", LocalDate.parse("2026-02-07"), "1"));
            changed.add(new ChangedDay("tv", LocalDate.parse("2025-06-01"), "2"));
            changed.add(new ChangedDay("gone", LocalDate.parse("2025-06-01"), "3"));

            await().until(changed::isEmpty);
            assertThat(rounds).isNotNull();
        }

        assertThat(published.keySet()).filteredOn(name -> name.contains("daily-record")).containsExactlyInAnyOrder(
                "household/daily-record/d20260207", "household/daily-record/d20260208",
                "household/daily-record/d20260209");
    }

    @Test
    void whatIsRecommendedIsReckonedAnewWhereDaysHaveChanged() {
        devices.recall(Reading.ofPower("tv", FROM, 0).withEnergyWh(1), FROM);
        devices.label("tv", List.of("class:tv"));
        String name = "household/recommendation/old-appliance_tv-20260210";

        try (Rounds rounds = daybook((place, container, called, document) -> published
                .put(place + "/" + container + "/" + called, document)).start(Duration.ofMillis(5))) {
            await().until(() -> published.containsKey("household/daily-record/d20260209"));
            Map<String, Object> before = Map.copyOf(published.get(name));
            home.with("tv", quarter -> 20);
            changed.add(new ChangedDay("tv", LocalDate.parse("2026-02-07"), "1"));

            await().until(changed::isEmpty);

            assertThat(published.get(name)).extractingByKey("savedWh").isNotEqualTo(before.get("savedWh"));
            assertThat(rounds).isNotNull();
        }
    }

    @Test
    void daysThatGoOnChangingWaitUntilTheyRestButNotForEver() {
        devices.recall(Reading.ofPower("tv", FROM, 0).withEnergyWh(1), FROM);
        List<Integer> told = new CopyOnWriteArrayList<>();
        changes = 8;

        try (Rounds rounds = daybook((place, container, name, document) -> told.add(asked.get()))
                .start(Duration.ofMillis(2))) {
            await().until(() -> !told.isEmpty());
            assertThat(told.getFirst()).isBetween(9, 10);
            await().until(changed::isEmpty);
            told.clear();
            int begun = asked.get();
            changes = Integer.MAX_VALUE;
            await().until(() -> !told.isEmpty());
            assertThat(told.getFirst() - begun).isBetween(30, 40);
            assertThat(rounds).isNotNull();
        }
    }

    @Test
    void whatControlHasSavedIsToldWithItsInterval() {
        LocalDate day = LocalDate.parse("2026-01-02");
        MeasuredSavings savings = new MeasuredSavings(900, new Interval(80, 50, 110), 700);
        ControlledDay rested = new ControlledDay(day, true, 100, 0, 0);

        assertThat(DayDocuments.of(YearMonth.of(2026, 1), new Report(day, List.of(rested), savings)))
                .containsEntry("savedWh", 900.0).containsEntry("creditedWh", 700.0).containsEntry("holdoutDays", 1L)
                .containsEntry("savedWhADay", Map.of("value", 80.0, "low", 50.0, "high", 110.0));
        Interval unknown = new Interval(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(DayDocuments.of(YearMonth.of(2026, 1),
                new Report(day, List.of(rested), new MeasuredSavings(900, unknown, 0))))
                .doesNotContainKey("savedWhADay");
    }

    private Daybook daybook(Results results) {
        MapMemory memory = new MapMemory();
        Household household = new Household(devices, home, originator -> (deviceId, power) -> {}, NOW, ZoneOffset.UTC,
                100, GeneratedInsight.of(devices, home, memory, ""), new ResourceTree(request -> {
                    throw new IllegalStateException("nobody asks the CSE here");
                }, new Entity("/id-in", "cse-in"), "smartplug"));
        EnergyFlows flows = new EnergyFlows(home, ZoneOffset.UTC);
        Climate climate = new Climate(new MapLevels(), flows, ZoneOffset.UTC);
        return new Daybook(household, new Homes(memory), results,
                new Outlook(climate, new Storage(flows, new MapLevels()), new Recommendations(memory, climate)),
                new ChangedDays() {
                    @Override
                    public List<ChangedDay> until(LocalDate last) {
                        int mark = asked.incrementAndGet();
                        if (mark <= changes) {
                            changed.removeIf(day -> day.deviceId().equals("tv"));
                            changed.add(new ChangedDay("tv", LocalDate.parse("2026-02-09"), "m" + mark));
                        }
                        return changed.stream().filter(day -> !day.day().isAfter(last)).toList();
                    }

                    @Override
                    public void settle(Collection<ChangedDay> days) {
                        changed.removeAll(days);
                    }
                });
    }
}
