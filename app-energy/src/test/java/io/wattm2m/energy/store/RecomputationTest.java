// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wattm2m.energy.measure.Edit;
import io.wattm2m.energy.measure.EnergyIntegrator;
import io.wattm2m.energy.measure.Months;
import io.wattm2m.energy.measure.Portion;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.ReadingWindow;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.store.EnergyRecorder.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** What is kept equals what the raw readings come to when they are counted once, in order, from nothing. */
class RecomputationTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final EnergyIntegrator INTEGRATOR = new EnergyIntegrator(Duration.ofMinutes(5), 25_000);
    private static final int WINDOW = 3;

    /** Four hours before clocks are set back, and four before they are set forward. */
    private static final List<Instant> STARTS = List.of(Instant.parse("2026-10-24T22:00:00Z"),
            Instant.parse("2026-03-28T22:00:00Z"));

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void rollupsEqualARecomputationAfterRestartsLateDataAndClockChanges(@ForAll("courses") List<Reading> readings,
            @ForAll Random random) throws Exception {
        List<Reading> delivered = delivered(readings, random);
        int restart = random.nextInt(delivered.size());

        try (EnergyDatabase database = database()) {
            record(database, delivered.subList(0, restart));
            record(database, delivered.subList(Math.max(0, restart - 5), delivered.size()));

            for (Resolution resolution : Resolution.KEPT) {
                assertSame(kept(database, resolution), recomputed(readings, resolution));
            }
            assertSame(Months.of(kept(database, Resolution.DAY), BERLIN), recomputed(readings, Resolution.MONTH));
        }
    }

    @Test
    void aDayOnWhichClocksChangeHas23Or25Hours() throws Exception {
        for (LocalDate day : List.of(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 10, 25))) {
            Instant start = day.atStartOfDay(BERLIN).toInstant();
            Instant end = day.plusDays(1).atStartOfDay(BERLIN).toInstant();
            List<Reading> readings = new ArrayList<>();
            for (Instant time = start; !time.isAfter(end); time = time.plusSeconds(300)) {
                readings.add(Reading.ofPower("plug", time, 100));
            }
            try (EnergyDatabase database = database()) {
                record(database, readings);

                long hours = Duration.between(start, end).toHours();
                List<Rollup> days = kept(database, Resolution.DAY);
                assertThat(days).hasSize(1);
                assertThat(days.getFirst().energyWh()).isCloseTo(100.0 * hours, within(1e-6));
                assertThat(kept(database, Resolution.HOUR)).hasSize((int) hours);
                assertThat(kept(database, Resolution.QUARTER_HOUR)).hasSize((int) hours * 4);
            }
        }
    }

    @Test
    void aCounterThatBeganAgainAndALateReadingAreInTheEditLog() throws Exception {
        Instant start = STARTS.getFirst();
        try (EnergyDatabase database = database()) {
            record(database, List.of(Reading.ofPower("plug", start, 60).withEnergyWh(500),
                    Reading.ofPower("plug", start.plusSeconds(60), 60).withEnergyWh(1),
                    Reading.ofPower("plug", start.plusSeconds(180), 60).withEnergyWh(3),
                    Reading.ofPower("plug", start.plusSeconds(120), 60).withEnergyWh(2)));

            assertThat(database.edits("plug", 10)).extracting(Edit::kind).containsExactly(Edit.Kind.LATE,
                    Edit.Kind.COUNTER);
            assertThat(database.edits("plug", 10)).last().extracting(Edit::text).asString()
                    .contains("fell from 500.0 to 1.0 Wh");
        }
    }

    @Test
    void aReadingThatIsOlderThanWhatIsKeptIsLeftOutAndToldOf() throws Exception {
        Instant start = STARTS.getFirst();
        List<Reading> readings = new ArrayList<>();
        for (int minute = 0; minute < 10; minute++) {
            readings.add(Reading.ofPower("plug", start.plusSeconds(60L * minute), 60));
        }
        readings.add(Reading.ofPower("plug", start.minus(Duration.ofDays(8)), 60));

        try (EnergyDatabase database = database()) {
            record(database, readings);

            assertThat(database.edits("plug", 10)).extracting(Edit::kind).containsExactly(Edit.Kind.TOO_LATE);
            assertThat(kept(database, Resolution.DAY)).hasSize(1);
        }
    }

    @Test
    void aDayOfHistoryIsTakenInOnceAndNeverOverOneThatIsKnown() throws Exception {
        Instant day = Instant.parse("2026-05-04T22:00:00Z");
        HistoryDay history = new HistoryDay("plug", day,
                List.of(new Portion(day, day.plusSeconds(60), 1, 1, 60, 60)));
        try (EnergyDatabase database = database();
                EnergyRecorder recorder = new EnergyRecorder(database, rules(), plug -> {})) {

            assertThat(recorder.add(history).get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(recorder.add(history).get(30, TimeUnit.SECONDS)).isFalse();

            assertThat(kept(database, Resolution.MINUTE)).hasSize(1);
            assertThat(kept(database, Resolution.DAY).getFirst().energyWh()).isEqualTo(1);
            assertThat(database.edits("plug", 10)).hasSize(1);
        }
    }

    @Test
    void ofADayThatIsKnownOnlyWhatLiesBeforeIsTakenIn() throws Exception {
        Instant day = Instant.parse("2026-05-04T22:00:00Z");
        HistoryDay history = new HistoryDay("plug", day, IntStream.range(0, 60).mapToObj(minute -> new Portion(
                day.plusSeconds(60L * minute), day.plusSeconds(60L * minute + 60), 1, 1, 60, 60)).toList());
        try (EnergyDatabase database = database();
                EnergyRecorder recorder = new EnergyRecorder(database, rules(), plug -> {})) {
            recorder.record(Reading.ofPower("plug", day.plusSeconds(1830), 600), day);
            recorder.record(Reading.ofPower("plug", day.plusSeconds(1890), 600), day);

            assertThat(recorder.add(history).get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(recorder.add(history).get(30, TimeUnit.SECONDS)).isFalse();

            assertThat(kept(database, Resolution.MINUTE)).hasSize(32);
            assertThat(kept(database, Resolution.DAY).getFirst().energyWh()).isCloseTo(30 + 10, within(1e-9));
        }
    }

    @Test
    void aDocumentIsKeptInThePlaceOfTheOneBefore() {
        try (EnergyDatabase database = database()) {
            database.keep("decision", "tv/1", "a");
            database.keep("decision", "tv/2", "b");
            database.keep("decision", "tv/2", "c");
            database.keep("decision", "tvset/3", "d");

            assertThat(database.document("decision", "tv/2")).contains("c");
            assertThat(database.documents("decision", "tv/", 10)).containsExactly("c", "a");
            database.forget("decision", "tv/", "tv/2");
            assertThat(database.documents("decision", "", 10)).containsExactly("d", "c");
        }
    }

    @Provide
    Arbitrary<List<Reading>> courses() {
        Arbitrary<Step> steps = Combinators.combine(Arbitraries.longs().between(1, 1500),
                Arbitraries.doubles().between(0, 3000), Arbitraries.doubles().between(0, 1),
                Arbitraries.integers().between(0, 30)).as(Step::new);
        return Combinators.combine(steps.list().ofMinSize(2).ofMaxSize(50), Arbitraries.of(STARTS))
                .as(RecomputationTest::course);
    }

    /** Readings of a counter that begins again now and then. */
    private static List<Reading> course(List<Step> steps, Instant start) {
        List<Reading> readings = new ArrayList<>();
        Instant time = start;
        double counter = 100_000;
        for (Step step : steps) {
            time = time.plusSeconds(step.seconds);
            counter = step.fate == 0 ? 0 : counter + step.share * 3000 * step.seconds / 3600;
            Reading reading = Reading.ofPower("plug", time, step.powerW);
            readings.add(step.fate == 1 ? reading : reading.withEnergyWh(counter));
        }
        return readings;
    }

    /** Half of the readings twice, each up to 30,000 seconds late. */
    private static List<Reading> delivered(List<Reading> readings, Random random) {
        return Stream.concat(readings.stream(), readings.stream().limit(readings.size() / 2))
                .map(reading -> Map.entry(reading.time().plusSeconds(random.nextInt(30_000)), reading))
                .sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue).toList();
    }

    static Map<Instant, Rollup> recomputed(List<Reading> readings, Resolution resolution) {
        Map<Instant, Rollup> rollups = new TreeMap<>();
        ReadingWindow window = ReadingWindow.empty(2);
        for (Reading reading : readings) {
            ReadingWindow.Addition addition = window.add(reading, INTEGRATOR).orElseThrow();
            window = addition.window();
            for (Portion change : addition.changes()) {
                for (Portion part : resolution.split(change, BERLIN)) {
                    Instant start = resolution.start(part.from(), BERLIN);
                    rollups.merge(start, Rollup.of("plug", resolution, start, part), (old, one) -> old.plus(part));
                }
            }
        }
        return rollups;
    }

    static void assertSame(List<Rollup> kept, Map<Instant, Rollup> recomputed) {
        Map<Instant, Rollup> byStart = new TreeMap<>();
        kept.forEach(rollup -> byStart.put(rollup.start(), rollup));
        recomputed.forEach((start, expected) -> {
            Rollup rollup = byStart.remove(start);
            assertThat(rollup).as("%s %s", expected.resolution(), start).isNotNull();
            assertThat(rollup.energyWh()).isCloseTo(expected.energyWh(), within(1e-6));
            assertThat(rollup.coveredSeconds()).isCloseTo(expected.coveredSeconds(), within(1e-6));
        });
        // what was taken back has left an empty row behind
        assertThat(byStart.values()).allSatisfy(left -> {
            assertThat(left.energyWh()).isCloseTo(0, within(1e-6));
            assertThat(left.coveredSeconds()).isCloseTo(0, within(1e-6));
        });
    }

    static void record(EnergyDatabase database, List<Reading> readings) throws InterruptedException {
        try (EnergyRecorder recorder = new EnergyRecorder(database, rules(), plug -> {})) {
            for (Reading reading : readings) {
                recorder.record(reading, Instant.parse("2027-01-01T00:00:00Z"));
            }
        }
    }

    static List<Rollup> kept(EnergyDatabase database, Resolution resolution) {
        return database.between("plug", resolution, new Span(Instant.EPOCH, Instant.parse("2030-01-01T00:00:00Z")),
                100_000);
    }

    static EnergyDatabase database() {
        return EnergyDatabase.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", WINDOW);
    }

    static Rules rules() {
        Duration long_ = Duration.ofDays(3650);
        return new Rules(INTEGRATOR, BERLIN, WINDOW, Duration.ofMillis(2),
                new Retention(long_, long_, long_, long_, Duration.ofDays(7)));
    }

    private record Step(long seconds, double powerW, double share, int fate) {}
}
