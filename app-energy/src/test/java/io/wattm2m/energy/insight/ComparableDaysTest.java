// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import io.wattm2m.energy.testing.GeneratedHome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Which days of which meter can be compared. Two days; whatever there is takes 1 kWh an hour, or gives it. */
class ComparableDaysTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final LocalDate SECOND = FIRST.plusDays(1);
    private static final Instant SECOND_BEGINS = SECOND.atStartOfDay(ZoneOffset.UTC).toInstant();
    private final Devices devices = new Devices();
    private final GeneratedHome home = new GeneratedHome(FIRST.atStartOfDay(ZoneOffset.UTC).toInstant(),
            FIRST.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant());

    @Test
    void eachPlugHasTheDaysOnWhichItselfWasHeard() {
        take("kettle", "lamp");

        assertThat(days((name, hour) -> name.equals("kettle") && !hour.isBefore(SECOND_BEGINS)))
                .containsExactlyInAnyOrder(days(24_000), days(24_000, 24_000));
    }

    @Test
    void aDayOfLessThanTwentyHoursIsNone() {
        take("kettle");

        assertThat(days((name, hour) -> !hour.isBefore(SECOND_BEGINS) && GeneratedHome.hour(hour) < 5))
                .containsExactly(days(24_000));
    }

    /** Four hours that are not heard are no saving of four hours. */
    @Test
    void whatIsMissingOfADayIsAsTheRestOfIt() {
        take("kettle");

        NavigableMap<LocalDate, Double> kettle =
                days((name, hour) -> !hour.isBefore(SECOND_BEGINS) && GeneratedHome.hour(hour) < 4).getFirst();

        assertThat(kettle.get(SECOND)).isCloseTo(24_000, within(1e-6));
    }

    /** Without it the day would be what the plugs counted. */
    @Test
    void aDayWithoutTheGridsMeterIsNone() {
        take("grid", "kettle");
        devices.label("grid", List.of("class:grid"));

        assertThat(days((name, hour) -> name.equals("grid") && !hour.isBefore(SECOND_BEGINS)))
                .containsExactly(days(24_000));
    }

    /** What was produced is missing in what was consumed; of a night without sun nothing is. */
    @Test
    void aDayWithoutTheInverterIsNone() {
        take("grid", "solar");
        devices.label("grid", List.of("class:grid"));
        devices.label("solar", List.of("class:solar"));
        home.with("solar", quarter -> 0).with(FedIn.of("solar"), quarter -> 250);

        assertThat(days((name, hour) -> !name.equals("grid") && GeneratedHome.hour(hour) < 12))
                .containsExactly(days(36_000, 36_000));
        assertThat(days((name, hour) -> !name.equals("grid") && !hour.isBefore(SECOND_BEGINS)))
                .containsExactly(days(48_000));
    }

    @Test
    void aMeterThatWasNeverHeardIsNone() {
        take("grid", "kettle");
        devices.label("grid", List.of("class:grid"));

        assertThat(days((name, hour) -> name.equals("grid"))).containsExactly(days(24_000, 24_000));
    }

    private void take(String... names) {
        for (String name : names) {
            devices.add(name);
            home.with(name, quarter -> 250);
        }
    }

    private List<NavigableMap<LocalDate, Double>> days(BiPredicate<String, Instant> silent) {
        return new ComparableDays(new Heard(home, silent), ZoneOffset.UTC).consumedWh(devices.all(), FIRST,
                FIRST.plusDays(2));
    }

    private static NavigableMap<LocalDate, Double> days(double... energyWh) {
        NavigableMap<LocalDate, Double> days = new TreeMap<>();
        for (int day = 0; day < energyWh.length; day++) {
            days.put(FIRST.plusDays(day), energyWh[day]);
        }
        return days;
    }

    /** What is known where not all was heard. */
    private record Heard(Rollups all, BiPredicate<String, Instant> silent) implements Rollups {
        @Override
        public List<Rollup> between(String deviceId, Resolution resolution, Span span, int limit) {
            return all.between(deviceId, resolution, span, limit).stream()
                    .filter(row -> !silent.test(deviceId, row.start())).toList();
        }

        @Override
        public Map<String, Double> dayEnergyWh(Instant dayStart) {
            return Map.of();
        }
    }
}
