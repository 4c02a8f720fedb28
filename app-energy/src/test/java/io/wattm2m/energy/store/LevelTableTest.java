// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.EnergyIntegrator;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Level;
import io.wattm2m.energy.measure.Levels.Source;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.store.EnergyRecorder.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The hours of channels other than power, and the second meter of what feeds in. */
class LevelTableTest {
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
    private static final Span ALL = new Span(Instant.EPOCH, TEN.plus(Duration.ofDays(400)));
    @AutoClose
    private final EnergyDatabase database = EnergyDatabase.open(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", 8,
            new Channel.Kept(Duration.ofDays(200), Duration.ofDays(90)));

    @Test
    void whatIsReadAgainOrLateIsCountedOnceInItsHour() throws Exception {
        record(30, 20);
        record(0, 10);
        record(30, 20);
        record(90, 40);

        assertThat(hours(Channel.TEMPERATURE)).extracting(Level::start, Level::count, Level::mean, Level::highest)
                .containsExactly(Tuple.tuple(TEN, 2L, 15.0, 20.0),
                        Tuple.tuple(TEN.plusSeconds(3600), 1L, 40.0, 40.0));
        assertThat(database.levels().sources(ALL)).containsExactly(new Source("sensor", Channel.BATTERY),
                new Source("sensor", Channel.TEMPERATURE));
    }

    @Test
    void theEnvironmentIsForgottenBeforeTheGrid() throws Exception {
        record(0, 10);
        record((int) Duration.ofDays(100).toMinutes(), 20);

        assertThat(hours(Channel.TEMPERATURE)).hasSize(1);
        assertThat(hours(Channel.BATTERY)).hasSize(2);
    }

    @Test
    void hoursThatAreKeptFromElsewhereReplaceWhatIsKnown() {
        database.levels().keep(List.of(Level.of("weather", Channel.TEMPERATURE, TEN, 3)));
        database.levels().keep(List.of(Level.of("weather", Channel.TEMPERATURE, TEN, 4)));

        assertThat(database.levels().between("weather", Channel.TEMPERATURE, ALL)).extracting(Level::mean)
                .containsExactly(4.0);
    }

    @Test
    void whatIsFedInHasAMeterOfItsOwnAndIsNoConsumptionOfADay() throws Exception {
        try (EnergyRecorder recorder = recorder()) {
            for (int minute = 0; minute <= 60; minute++) {
                Reading reading = Reading.ofPower("roof", TEN.plusSeconds(minute * 60L), -600);
                recorder.record(FedIn.reading(reading, OptionalDouble.empty()), TEN);
                recorder.record(reading.withEnergyWh(0), TEN);
            }
        }

        assertThat(database.between(FedIn.of("roof"), Resolution.HOUR, ALL, 10)).extracting(Rollup::energyWh)
                .first().satisfies(energy -> assertThat(energy).isEqualTo(600));
        assertThat(database.dayEnergyWh(Instant.parse("2026-01-05T00:00:00Z"))).containsOnlyKeys("roof");
    }

    private List<Level> hours(Channel channel) {
        return database.levels().between("sensor", channel, ALL);
    }

    /** Each in a batch of its own, as after a restart. */
    private void record(int minute, double value) throws InterruptedException {
        try (EnergyRecorder recorder = recorder()) {
            recorder.record(Reading.ofPower("sensor", TEN.plusSeconds(minute * 60L), 0)
                    .with(Map.of(Channel.TEMPERATURE, value, Channel.BATTERY, 50.0)), TEN);
        }
    }

    private EnergyRecorder recorder() {
        return new EnergyRecorder(database, new Rules(new EnergyIntegrator(Duration.ofMinutes(5), 25_000),
                ZoneOffset.UTC, 8, Duration.ofMillis(1),
                new Retention(Duration.ofDays(92), Duration.ofDays(92), Duration.ofDays(92), Duration.ofDays(92),
                        Duration.ofDays(2))),
                plug -> {});
    }
}
