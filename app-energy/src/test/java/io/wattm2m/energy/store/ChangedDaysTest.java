// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static io.wattm2m.energy.store.RecomputationTest.database;
import static io.wattm2m.energy.store.RecomputationTest.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.insight.ChangedDays.ChangedDay;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Portion;
import io.wattm2m.energy.measure.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Days to which something was counted after they were over. */
class ChangedDaysTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-05-04");
    private static final Instant MONDAYS_START = MONDAY.atStartOfDay(rules().zone()).toInstant();
    private static final Instant NOON = MONDAYS_START.plus(Duration.ofHours(12));

    @Test
    void aDayHasChangedWhereItIsOverForThePlugAlsoAfterARestart() throws Exception {
        try (EnergyDatabase database = database()) {
            tell(database, "plug", NOON, NOON.plusSeconds(60));
            assertThat(database.changedDays().until(MONDAY.plusDays(9))).isEmpty();

            tell(database, FedIn.of("plug"), NOON, NOON.plusSeconds(60));
            tell(database, "plug", NOON.plus(Duration.ofDays(1)));
            assertThat(days(database)).containsExactly("plug 2026-05-04");
            database.changedDays().settle(database.changedDays().until(MONDAY));
            assertThat(days(database)).isEmpty();

            tell(database, "plug", NOON.plusSeconds(30), NOON.plusSeconds(90));

            assertThat(days(database)).containsExactly("plug 2026-05-04");
            assertThat(database.changedDays().until(MONDAY.minusDays(1))).isEmpty();
        }
    }

    @Test
    void whatChangesWhileItIsPublishedIsPublishedOnceMore() throws Exception {
        try (EnergyDatabase database = database()) {
            tell(database, "plug", NOON, NOON.plusSeconds(60), NOON.plus(Duration.ofDays(1)));
            List<ChangedDay> seen = database.changedDays().until(MONDAY);
            tell(database, "plug", NOON.plusSeconds(30));

            database.changedDays().settle(seen);

            assertThat(days(database)).containsExactly("plug 2026-05-04");
        }
    }

    @Test
    void aDayOfHistoryHasChangedAndIsForgottenWithItsDevice() throws Exception {
        try (EnergyDatabase database = database();
                EnergyRecorder recorder = new EnergyRecorder(database, rules(), plug -> {})) {
            HistoryDay history = new HistoryDay("plug", MONDAYS_START,
                    List.of(new Portion(MONDAYS_START, MONDAYS_START.plusSeconds(60), 1, 1, 60, 60)));
            assertThat(recorder.add(history).get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(days(database)).containsExactly("plug 2026-05-04");

            assertThat(recorder.setApart("plug", "plug~1").get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(days(database)).containsExactly("plug~1 2026-05-04");
            assertThat(recorder.forget("plug~1").get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(days(database)).isEmpty();
        }
    }

    @Test
    void hoursThatALateReadingChangesAreToBePublishedOnceMore() throws Exception {
        try (EnergyDatabase database = database()) {
            tell(database, "plug", NOON, NOON.plusSeconds(60), NOON.plus(Duration.ofHours(3)));
            try (EnergyRecorder recorder = new EnergyRecorder(database, rules(), plug -> {})) {
                recorder.published(recorder.plug("plug"), NOON.plus(Duration.ofHours(3)));
            }

            tell(database, "plug", NOON.plus(Duration.ofHours(4)));
            assertThat(database.plugs().get("plug").publishedUntil()).isEqualTo(NOON.plus(Duration.ofHours(3)));
            tell(database, "plug", NOON.plus(Duration.ofMinutes(62)));

            assertThat(database.plugs().get("plug").publishedUntil()).isEqualTo(NOON);
        }
    }

    private static void tell(EnergyDatabase database, String meter, Instant... times) throws InterruptedException {
        try (EnergyRecorder recorder = new EnergyRecorder(database, rules(), plug -> {})) {
            for (Instant time : times) {
                recorder.record(Reading.ofPower(meter, time, 600).withEnergyWh(time.getEpochSecond() / 6.0), time);
            }
        }
    }

    private static List<String> days(EnergyDatabase database) {
        return database.changedDays().until(MONDAY.plusDays(9)).stream().map(day -> day.deviceId() + " " + day.day())
                .toList();
    }
}
