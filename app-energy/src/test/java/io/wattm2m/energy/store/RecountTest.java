// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static io.wattm2m.energy.store.RecomputationTest.assertSame;
import static io.wattm2m.energy.store.RecomputationTest.database;
import static io.wattm2m.energy.store.RecomputationTest.kept;
import static io.wattm2m.energy.store.RecomputationTest.recomputed;
import static io.wattm2m.energy.store.RecomputationTest.record;
import static io.wattm2m.energy.store.RecomputationTest.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.insight.ChangedDays.ChangedDay;
import io.wattm2m.energy.insight.RawReadings;
import io.wattm2m.energy.measure.Edit;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Days that are counted once more. */
class RecountTest {

    @Test
    void daysToWhichReadingsCameTooLateAreCountedOnceMoreFromWhatWasTold() throws Exception {
        List<Reading> told = tenDays();
        Instant second = told.getFirst().time().plus(Duration.ofDays(1));
        List<Reading> late = told.stream().filter(reading -> reading.time().isAfter(second.plusSeconds(3600))
                && reading.time().isBefore(second.plusSeconds(7200))).toList();
        List<Reading> inTime = told.stream().filter(reading -> !late.contains(reading)).toList();
        try (EnergyDatabase database = database()) {
            record(database, Stream.concat(inTime.stream(), late.stream()).toList());
            assertThat(database.edits("plug", 100)).extracting(Edit::kind).containsOnly(Edit.Kind.TOO_LATE);

            try (EnergyRecorder recorder = new EnergyRecorder(database, rules(), plug -> {})) {
                KeptHistory history = new KeptHistory(database, recorder, raw(told));
                assertThat(history.recount("plug", history.lateDays("plug"))).containsExactly(second);
                assertThat(history.lateDays("plug")).isEmpty();
            }

            for (Resolution resolution : Resolution.KEPT) {
                assertSame(kept(database, resolution), recomputed(told, resolution));
            }
            assertThat(database.edits("plug", 100)).extracting(Edit::kind).containsExactly(Edit.Kind.RECOUNT);
            assertThat(database.changedDays().until(LocalDate.of(2026, 12, 31))).extracting(ChangedDay::day)
                    .contains(LocalDate.ofInstant(second, rules().zone()));
        }
    }

    @Test
    void aDayOfWhichNotAllIsThereAnyMoreOrThatMayStillChangeStaysAsItIs() throws Exception {
        List<Reading> told = tenDays();
        Instant first = told.getFirst().time();
        List<Instant> all = IntStream.range(0, 10).mapToObj(day -> first.plus(Duration.ofDays(day))).toList();
        try (EnergyDatabase database = database()) {
            record(database, told);
            List<Rollup> before = kept(database, Resolution.MINUTE);

            try (EnergyRecorder recorder = new EnergyRecorder(database, rules(), plug -> {})) {
                KeptHistory history = new KeptHistory(database, recorder,
                        raw(told.subList(told.size() - 9 * 144 - 72, told.size())));

                // the first day has gone in part, and the last seven are those of readings that find their places
                assertThat(history.recount("plug", all)).containsExactly(all.get(1), all.get(2));
            }
            assertThat(kept(database, Resolution.MINUTE)).usingRecursiveComparison().isEqualTo(before);
        }
    }

    /** It may have been told in another home. */
    @Test
    void whatWasToldBeforeTheFirstDayThatIsKeptStaysUnknown() throws Exception {
        List<Reading> told = tenDays();
        Instant first = told.getFirst().time();
        try (EnergyDatabase database = database()) {
            record(database, told.subList(200, told.size()));

            try (EnergyRecorder recorder = new EnergyRecorder(database, rules(), plug -> {})) {
                KeptHistory history = new KeptHistory(database, recorder, raw(told));

                assertThat(history.recount("plug", List.of(first, first.plus(Duration.ofDays(1))))).isEmpty();
            }
            assertThat(kept(database, Resolution.DAY)).hasSize(9);
        }
    }

    /** A reading every ten minutes of ten days and one. */
    private static List<Reading> tenDays() {
        Instant start = Instant.parse("2026-05-03T22:00:00Z");
        return IntStream.rangeClosed(0, 1440).mapToObj(step -> Reading
                .ofPower("plug", start.plusSeconds(600L * step), step % 90).withEnergyWh(step * 10.0)).toList();
    }

    /** Each was told when it was measured. */
    private static RawReadings raw(List<Reading> told) {
        return new RawReadings() {
            @Override
            public Optional<Instant> oldest(String deviceId) {
                return Optional.of(told.getFirst().time());
            }

            @Override
            public List<Reading> since(String deviceId, Instant since) {
                return told.stream().filter(reading -> !reading.time().isBefore(since)).toList();
            }
        };
    }
}
