// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.EnergyIntegrator;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.store.EnergyRecorder.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A device that has measured for an hour, with its second meter, is set apart; it goes on measuring afterwards. */
class SetApartTest {
    private static final String DEVICE = "roof";
    private static final String PAST = "roof~20260105T110000";
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
    private static final Span ALL = new Span(Instant.EPOCH, TEN.plus(Duration.ofDays(30)));
    private final EnergyDatabase database = EnergyDatabase.open("jdbc:h2:mem:" + UUID.randomUUID(), 32);
    private final EnergyRecorder recorder = new EnergyRecorder(database, rules(), plug -> {});

    @BeforeEach
    void anHour() throws Exception {
        measure(0, 60, 500);
        recorder.forget("nobody").get();
        database.keep("decision", "roof/20260105", "{\"deviceId\":\"roof\",\"reason\":\"x\"}");
        database.keep("decision", "roof-2/20260105", "{\"deviceId\":\"roof-2\",\"reason\":\"x\"}");
        database.keep("alert", "20260105-r1-roof", "{\"deviceId\":\"roof\",\"text\":\"roof above\"}");
        database.keep("control", "roof", "{\"mode\":\"ON\"}");
        database.keep("schedule", "s1", "{\"deviceIds\":[\"roof\",\"tv\"]}");
    }

    @AfterEach
    void close() {
        recorder.close();
        database.close();
    }

    @Test
    void whatWasMeasuredIsTheOthersAndTheDeviceBeginsWithNothing() throws Exception {
        List<Rollup> hours = rollups(DEVICE);
        assertThat(hours).isNotEmpty();
        assertThat(rollups(DEVICE + "/fed-in")).isNotEmpty();

        recorder.setApart(DEVICE, PAST).get();

        assertThat(rollups(DEVICE)).isEmpty();
        assertThat(rollups(DEVICE + "/fed-in")).isEmpty();
        assertThat(database.levels().between(DEVICE, Channel.BATTERY, ALL)).isEmpty();
        assertThat(rollups(PAST)).usingRecursiveFieldByFieldElementComparatorIgnoringFields("deviceId")
                .isEqualTo(hours);
        assertThat(rollups(PAST + "/fed-in")).isNotEmpty();
        assertThat(database.levels().between(PAST, Channel.BATTERY, ALL)).isNotEmpty();
        assertThat(recorder.plug(DEVICE).window().latest()).isEmpty();
        assertThat(recorder.plug(PAST).window().latest()).isPresent();
    }

    @Test
    void whatIsMeasuredAfterwardsIsTheDevicesAlone() throws Exception {
        recorder.setApart(DEVICE, PAST).get();
        List<Rollup> past = rollups(PAST);

        measure(61, 121, 561);
        recorder.forget("nobody").get();

        assertThat(rollups(PAST)).isEqualTo(past);
        assertThat(rollups(DEVICE).stream().mapToDouble(Rollup::energyWh).sum()).isEqualTo(60);
        assertThat(rollups(DEVICE).getFirst().start()).isEqualTo(TEN.plus(Duration.ofHours(1)));
    }

    @Test
    void whatComesLateIsOfWhatWasSetApartAndTheDeviceOnlyHasReadIt() throws Exception {
        recorder.setApart(DEVICE, PAST).get();
        Instant told = TEN.plus(Duration.ofHours(9));
        List<String> kept = new CopyOnWriteArrayList<>();

        recorder.record(Reading.ofPower(DEVICE, TEN.plusSeconds(62 * 60), 60).withEnergyWh(562), PAST, told,
                () -> kept.add("late"));
        recorder.forget("nobody").get();

        assertThat(energyWh(PAST)).isEqualTo(62);
        assertThat(rollups(DEVICE)).isEmpty();
        assertThat(recorder.plug(DEVICE).position()).isEqualTo(told);
        assertThat(kept).containsExactly("late");
    }

    @Test
    void whatIsSetApartWithoutAnythingMeasuredIsThereForWhatComesLate() throws Exception {
        recorder.setApart("new", "new~20260105T110000").get();

        recorder.record(Reading.ofPower("new", TEN, 60), "new~20260105T110000", TEN, () -> {});
        recorder.forget("nobody").get();

        assertThat(recorder.plug("new~20260105T110000").window().latest()).isPresent();
        assertThat(recorder.plug("new").window().latest()).isEmpty();
    }

    @Test
    void whatComesBeforeItIsSetApartGoesAlong() throws Exception {
        List<String> kept = new CopyOnWriteArrayList<>();

        recorder.record(Reading.ofPower(DEVICE, TEN.plusSeconds(62 * 60), 60).withEnergyWh(562), PAST, TEN,
                () -> kept.add("late"));
        recorder.forget("nobody").get();

        assertThat(energyWh(DEVICE)).isEqualTo(62);
        assertThat(kept).isEmpty();
        recorder.setApart(DEVICE, PAST).get();
        assertThat(energyWh(PAST)).isEqualTo(62);
    }

    @Test
    void whatBecameOfItGoesAlongAndWhatWasSetIsForgotten() throws Exception {
        recorder.setApart(DEVICE, PAST).get();

        assertThat(database.documents("decision", PAST + "/", 10)).singleElement().asString().contains(quoted(PAST));
        assertThat(database.documents("decision", DEVICE + "/", 10)).isEmpty();
        assertThat(database.documents("decision", "roof-2/", 10)).singleElement().asString()
                .contains("\"roof-2\"");
        assertThat(database.document("alert", "20260105-r1-roof").orElseThrow()).contains(quoted(PAST))
                .doesNotContain(quoted(DEVICE));
        assertThat(database.document("control", DEVICE)).isEmpty();
        assertThat(database.document("schedule", "s1").orElseThrow()).contains("tv").doesNotContain(DEVICE);
    }

    private static String quoted(String deviceId) {
        return '"' + deviceId + '"';
    }

    private double energyWh(String deviceId) {
        return rollups(deviceId).stream().mapToDouble(Rollup::energyWh).sum();
    }

    private List<Rollup> rollups(String deviceId) {
        return database.between(deviceId, Resolution.HOUR, ALL, 100);
    }

    private void measure(int from, int to, double counterWh) throws InterruptedException {
        for (int minute = from; minute <= to; minute++) {
            Instant time = TEN.plusSeconds(60L * minute);
            Reading reading = Reading.ofPower(DEVICE, time, 60).withEnergyWh(counterWh + minute - from)
                    .with(Map.of(Channel.BATTERY, 50.0));
            recorder.record(reading, time);
            recorder.record(FedIn.reading(reading, OptionalDouble.of(100)), time);
        }
    }

    private static Rules rules() {
        return new Rules(new EnergyIntegrator(Duration.ofMinutes(5), 25_000), ZoneId.of("UTC"), 32,
                Duration.ofMillis(5), new Retention(Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(3),
                        Duration.ofDays(30), Duration.ofDays(1)));
    }
}
