// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes later than late data may is counted once its day is counted again from what the CSE keeps. */
class RecountingTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final Instant SATURDAY = MONDAY.plus(Duration.ofDays(5));
    private static final String EDITS = "/api/power/edits?deviceId=kettle";
    private static final Duration IN_TIME = Duration.ofSeconds(30);
    private static final Offset<Double> ROUNDED = within(1e-5);
    private final FakeCse cse = new FakeCse();
    @TempDir
    private Path data;

    @Test
    void aDayIsCountedAgainFromTheInstancesOfTheCse() {
        cse.withPlugs("kettle");
        try (RunningApplication application = RunningApplication.at(cse, data, Map.of())) {
            await().until(() -> application.get("/api/devices").size() == 1);
            run(10, MONDAY, MONDAY, 500);
            run(10, TUESDAY, TUESDAY, 510);
            run(60, SATURDAY, SATURDAY, 530);
            // what the counter has counted since Tuesday is spread over the time between
            await().until(() -> energyWh(application, SATURDAY) > 65);

            run(10, TUESDAY.plus(Duration.ofHours(2)), SATURDAY.plus(Duration.ofHours(2)), 520);
            await().until(
                    () -> application.get(EDITS).findValuesAsText("kind").equals(Collections.nCopies(11, "TOO_LATE")));
            double before = energyWh(application, TUESDAY);
            await().atMost(IN_TIME).untilAsserted(
                    () -> assertThat(publishedWh(TUESDAY)).isCloseTo(before, ROUNDED));
            String answer = application.send("POST", "/api/power/recount?deviceId=kettle", "").body();

            assertThat(answer).contains("\"2026-01-06\"");
            assertThat(before).isLessThan(11);
            assertThat(energyWh(application, TUESDAY)).isEqualTo(20);
            assertThat(application.get(EDITS).findValuesAsText("kind")).containsExactly("RECOUNT");
            await().atMost(IN_TIME).untilAsserted(() -> assertThat(publishedWh(TUESDAY)).isCloseTo(20, ROUNDED));
        }
    }

    /** 60 W for so many minutes, with a counter that begins with this. */
    private void run(int minutes, Instant begin, Instant told, double counterWh) {
        for (int minute = 0; minute <= minutes; minute++) {
            cse.at(told.plus(Duration.ofMinutes(minute)));
            cse.telemetry("kettle", Map.of("power", 60.0, "energy", counterWh + minute, "timestamp",
                    begin.plus(Duration.ofMinutes(minute)).getEpochSecond()));
        }
    }

    /** What the CSE shows of a day: of each hour the instance that was created last. */
    private double publishedWh(Instant day) {
        Map<String, Double> hours = new HashMap<>();
        cse.below("cse-in/energy/kettle/hourly").stream().map(instance -> (Map<?, ?>) instance.get("con"))
                .filter(hour -> String.valueOf(hour.get("start")).startsWith(day.toString().substring(0, 10)))
                .forEach(hour -> hours.put(String.valueOf(hour.get("start")), (Double) hour.get("energyWh")));
        return hours.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double energyWh(RunningApplication application, Instant day) {
        return application.get(day(day)).path("points").path(0).path("energyWh").asDouble();
    }

    private static String day(Instant day) {
        Instant midnight = day.minus(Duration.ofHours(10));
        return "/api/power/kettle/history?resolution=day&from=" + midnight + "&to=" + midnight.plus(Duration.ofDays(1));
    }
}
