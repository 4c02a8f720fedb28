// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.testing.LogLines;
import io.wattm2m.energy.measure.EnergyIntegrator;
import io.wattm2m.energy.measure.Portion;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.store.EnergyRecorder.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyRecorderTest {
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant ARRIVAL = Instant.parse("2026-02-01T00:00:00Z");
    private static final Span ALL = new Span(Instant.EPOCH, ARRIVAL);
    private static final Consumer<PlugRecord> NOBODY = plug -> {};
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final EnergyDatabase database = EnergyDatabase.open(url, 32);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void rollupsAndPositionAreThereAfterARestart() throws Exception {
        try (EnergyRecorder recorder = new EnergyRecorder(database, rules(), NOBODY)) {
            record(recorder, 0, 120);
        }

        try (EnergyRecorder recorder = new EnergyRecorder(database, rules(), NOBODY)) {
            assertThat(recorder.plug("kettle").position()).isEqualTo(ARRIVAL.plusSeconds(120));
            assertThat(recorder.plug("kettle").window().readings()).hasSize(32);
            assertThat(energyWh(Resolution.HOUR)).containsExactly(60, 60);
        }
    }

    @Test
    void whatIsReadAgainAfterARestartIsCountedOnce() throws Exception {
        try (EnergyRecorder recorder = new EnergyRecorder(database, rules(), NOBODY)) {
            record(recorder, 0, 100);
        }

        try (EnergyRecorder recorder = new EnergyRecorder(database, rules(), NOBODY)) {
            record(recorder, 0, 120);
        }

        assertThat(energyWh(Resolution.DAY)).containsExactly(120);
        assertThat(energyWh(Resolution.MINUTE)).hasSize(120);
    }

    @Test
    void aDatabaseThatFailsForAWhileLosesNothing() throws Exception {
        try (LogLines log = LogLines.of(EnergyRecorder.class);
                EnergyRecorder recorder = new EnergyRecorder(database, rules(), NOBODY)) {
            record(recorder, 0, 10);
            await().until(() -> recorder.plug("kettle").position().equals(ARRIVAL.plusSeconds(10)));
            update("alter table rollup_row rename to away");
            record(recorder, 11, 20);
            await().until(() -> !log.lines().isEmpty());
            update("alter table away rename to rollup_row");

            await().until(() -> recorder.plug("kettle").position().equals(ARRIVAL.plusSeconds(20)));
        }

        assertThat(energyWh(Resolution.DAY)).containsExactly(20);
    }

    @Test
    void minutesAreForgottenAfterTheirTimeAndHoursAreNot() throws Exception {
        try (EnergyRecorder recorder = new EnergyRecorder(database, rules(), NOBODY)) {
            record(recorder, 0, 60);
            await().until(() -> recorder.plug("kettle").position().equals(ARRIVAL.plusSeconds(60)));
            record(recorder, 3 * 1440, 3 * 1440 + 60);
        }

        List<Rollup> minutes = database.between("kettle", Resolution.MINUTE, ALL, 10_000);
        assertThat(minutes).allSatisfy(minute -> assertThat(minute.start()).isAfter(TEN.plus(Duration.ofDays(1))));
        assertThat(energyWh(Resolution.HOUR).length).isGreaterThan(24);
    }

    @Test
    void aDatabaseThatCannotBeOpenedIsAClearStartFailure(@TempDir Path folder) throws Exception {
        Path inTheWay = Files.createFile(folder.resolve("energy"));

        assertThatThrownBy(() -> EnergyDatabase.open("jdbc:h2:file:" + inTheWay.resolve("energy"), 32))
                .isInstanceOf(StartFailure.class).hasMessageContaining("energy: the database");
    }

    @Test
    void publishedHoursAreRemembered() throws Exception {
        try (EnergyRecorder recorder = new EnergyRecorder(database, rules(), NOBODY)) {
            record(recorder, 0, 1);
            recorder.published(recorder.plug("kettle"), TEN);
        }

        assertThat(Optional.ofNullable(database.plugs().get("kettle")).map(PlugRecord::publishedUntil)).hasValue(TEN);
        assertThat(energyWh(Resolution.DAY)[0]).isCloseTo(1, within(1e-9));
    }

    @Test
    void theMorePlugsThereAreTheLessOftenEachIsWritten() {
        assertThat(rules().interval(1)).isEqualTo(Duration.ofMillis(5));
        assertThat(rules().interval(10_000)).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void whoWaitsForHistoryIsNotKeptWaitingByTheNumberOfPlugs() throws Exception {
        try (EnergyRecorder recorder = new EnergyRecorder(database, rules(), NOBODY)) {
            for (int plug = 0; plug < 6_000; plug++) {
                recorder.record(Reading.ofPower("p" + plug, TEN, 60), ARRIVAL);
            }
            assertThat(recorder.add(minute("kettle")).get(60, TimeUnit.SECONDS)).isTrue();
            assertThat(recorder.plug("p5999").position()).isEqualTo(ARRIVAL);

            assertThat(recorder.add(minute("fan")).get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static HistoryDay minute(String deviceId) {
        return new HistoryDay(deviceId, TEN, List.of(new Portion(TEN, TEN.plusSeconds(60), 1, 1, 60, 60)));
    }

    private static void record(EnergyRecorder recorder, int from, int to) throws InterruptedException {
        for (int minute = from; minute <= to; minute++) {
            recorder.record(Reading.ofPower("kettle", TEN.plusSeconds(60L * minute), 60).withEnergyWh(500 + minute),
                    ARRIVAL.plusSeconds(minute));
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private double[] energyWh(Resolution resolution) {
        return database.between("kettle", resolution, ALL, 10_000).stream().mapToDouble(Rollup::energyWh).toArray();
    }

    private static Rules rules() {
        return new Rules(new EnergyIntegrator(Duration.ofMinutes(5), 25_000), ZoneId.of("UTC"), 32,
                Duration.ofMillis(5),
                new Retention(Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(3), Duration.ofDays(30),
                        Duration.ofDays(1)));
    }
}
