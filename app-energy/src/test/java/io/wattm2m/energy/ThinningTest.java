// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.home.Dwelling;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.home.Membership;
import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.EnergyIntegrator;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.store.EnergyDatabase;
import io.wattm2m.energy.store.EnergyRecorder;
import io.wattm2m.energy.store.Retention;
import io.wattm2m.energy.testing.MapMemory;
import io.wattm2m.energy.testing.MapTimer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A television that has left a home, and two lamps that are only silent, one of them in no home, heard for the last
 * time 100 days ago.
 */
class ThinningTest {
    private static final Instant NOW = Instant.parse("2026-04-15T10:00:00Z");
    private static final Instant LAST = NOW.minus(Duration.ofDays(100));
    private static final String PAST = "tv~20260105T100500";
    @AutoClose
    private final EnergyDatabase database = EnergyDatabase.open("jdbc:h2:mem:" + UUID.randomUUID(), 8);
    private final MapTimer timer = new MapTimer();

    @Test
    void whoIsSilentOrHasLeftAHomeIsKeptNoLongerThanTheRest() throws Exception {
        try (EnergyRecorder recorder = recorder()) {
            measure(recorder, PAST, FedIn.of(PAST), "lamp", "stairs");
            Thinning thinning = new Thinning(home(), recorder, InstantSource.fixed(NOW));
            assertThat(rollups(PAST, Resolution.MINUTE)).isNotEmpty();
            assertThat(levels()).isEqualTo(1);

            thinning.start(timer);
            timer.tell((id, planned) -> thinning.due(timer), NOW);

            for (String gone : List.of(PAST, FedIn.of(PAST), "lamp", "stairs")) {
                assertThat(rollups(gone, Resolution.MINUTE)).isEmpty();
                assertThat(rollups(gone, Resolution.QUARTER_HOUR)).isEmpty();
                assertThat(rollups(gone, Resolution.HOUR)).as("kept for longer").isNotEmpty();
                assertThat(rollups(gone, Resolution.DAY)).isNotEmpty();
            }
            assertThat(levels()).isZero();
            assertThat(timer.set).containsValue(NOW.plus(Duration.ofDays(1)));
        }
    }

    private long levels() {
        return database.levels().between(PAST, Channel.TEMPERATURE, new Span(Instant.EPOCH, NOW)).size();
    }

    private List<Rollup> rollups(String deviceId, Resolution resolution) {
        return database.between(deviceId, resolution, new Span(Instant.EPOCH, NOW), 100);
    }

    private static void measure(EnergyRecorder recorder, String... meters) throws Exception {
        for (String meter : meters) {
            for (int minute = 0; minute < 3; minute++) {
                Instant time = LAST.plusSeconds(60L * minute);
                recorder.record(new Reading(meter, time, 60, OptionalDouble.empty(), OptionalDouble.empty(),
                        OptionalDouble.empty(), Map.of(Channel.TEMPERATURE, 20.0)), time);
            }
        }
        recorder.forget("nobody").get();
    }

    private static Homes home() {
        Homes homes = new Homes(new MapMemory());
        homes.add(new Home("h1", "Home", Home.Kind.FAMILY, new Dwelling("", "house", 100, 2, "", ""), List.of(),
                List.of(new HomeDevice(PAST, HomeDevice.Kind.SMART_PLUG, "", "", "", null, LAST),
                        new HomeDevice("lamp", HomeDevice.Kind.SMART_PLUG, "", "", "", null, null)),
                List.of(new Membership("ann", Role.OWNER)), LAST));
        return homes;
    }

    private EnergyRecorder recorder() {
        Retention retention = new Retention(Duration.ofDays(92), Duration.ofDays(92), Duration.ofDays(365),
                Duration.ofDays(30), Duration.ofDays(7));
        EnergyIntegrator integrator = new EnergyIntegrator(Duration.ofMinutes(5), 25_000);
        return new EnergyRecorder(database,
                new EnergyRecorder.Rules(integrator, ZoneOffset.UTC, 8, Duration.ofMillis(5), retention), plug -> {});
    }
}
