// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import io.wattm2m.smartplug.simulator.TraceReplay;
import io.wattm2m.smartplug.simulator.TraceSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days of a recorded trace through the whole chain, as fast as it goes: each day has the energy of its minutes. */
class ReplayTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime BEGIN = LocalDateTime.parse("2012-05-15T15:12:00");
    private static final int MINUTES = 5 * 1440;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void eachDayHasTheEnergyOfItsMinutesAlsoAcrossARestart() throws Exception {
        List<Minute> trace = trace();
        List<Minute> firstHalf = trace.subList(0, trace.size() / 2);

        try (Platform platform = start(); EnergyClient energy = new EnergyClient(platform.energy())) {
            replay(platform, firstHalf);
            awaitDays(energy, firstHalf);
        }
        try (Platform platform = start(); EnergyClient energy = new EnergyClient(platform.energy())) {
            replay(platform, trace.subList(trace.size() / 2, trace.size()));
            awaitDays(energy, trace);
        }
    }

    private Platform start() {
        return Platform.start(folder.resolve("data"), "energy.zone=" + BERLIN);
    }

    private void replay(Platform platform, List<Minute> minutes) throws Exception {
        Path file = Files.writeString(folder.resolve("pc.csv"), minutes.stream().map(Minute::line)
                .collect(Collectors.joining("\n", "minute,power_w,samples\n", "\n")));
        try (TraceReplay replay = new TraceReplay(platform.broker(), new TraceSettings("pc", BERLIN, 0))) {
            assertThat(replay.replay(file)).isEqualTo(minutes.size());
        }
    }

    private static void awaitDays(EnergyClient energy, List<Minute> minutes) {
        Map<LocalDate, Double> expected = new TreeMap<>();
        minutes.forEach(minute -> expected.merge(minute.start().toLocalDate(), minute.powerW() / 60, Double::sum));

        await().atMost(PATIENCE).untilAsserted(() -> expected.forEach((day, energyWh) -> assertThat(
                energy.energyWh("pc", day.toString())).as(day.toString()).isCloseTo(energyWh, withinPercentage(0.1))));
    }

    /** Standby and use by turns, with single minutes and whole hours missing. */
    private static List<Minute> trace() {
        Random random = new Random(46);
        List<Minute> trace = new ArrayList<>();
        double level = 120;
        for (int minute = 0; minute < MINUTES; minute++) {
            if (random.nextInt(50) == 0) {
                level = random.nextInt(3) == 0 ? 80 + random.nextInt(150) : random.nextInt(3) * 2.3;
            }
            if (random.nextInt(60) == 0) {
                minute += random.nextInt(20) == 0 ? random.nextInt(300) : random.nextInt(8);
            }
            trace.add(new Minute(BEGIN.plusMinutes(minute), Math.round(level * 1000) / 1000.0));
        }
        return trace;
    }

    private record Minute(LocalDateTime start, double powerW) {
        String line() {
            return start + "," + powerW + ",60";
        }
    }
}
