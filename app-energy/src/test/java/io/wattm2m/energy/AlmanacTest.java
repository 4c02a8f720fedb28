// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.insight.EnergyFlows;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Level;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.testing.GeneratedHome;
import io.wattm2m.energy.testing.MapLevels;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Thirty days on which the television draws the more the colder it is outside. */
class AlmanacTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final LocalDate LAST = FIRST.plusDays(29);
    private static final Instant FROM = FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);
    private final Map<String, Map<String, Object>> published = new TreeMap<>();
    private final MapLevels levels = new MapLevels();
    private final Devices devices = new Devices();
    private final GeneratedHome home = new GeneratedHome(FROM, FROM.plus(Duration.ofDays(30)))
            .with("tv", quarter -> 40 - celsius(Duration.between(FROM, quarter).toHours()));
    private final Almanac almanac =
            new Almanac(new Climate(levels, new EnergyFlows(home, ZoneOffset.UTC), ZoneOffset.UTC),
                    (place, container, name, document) -> published.put(place + "/" + container + "/" + name, document),
                    ZoneOffset.UTC);

    AlmanacTest() {
        devices.recall(Reading.ofPower("tv", FROM, 0).withEnergyWh(1), FROM);
        levels.keep(IntStream.range(0, 30 * 24).mapToObj(hour -> Level.of(Climate.WEATHER, Channel.TEMPERATURE,
                FROM.plusSeconds(hour * 3600L), celsius(hour))).toList());
        levels.keep(List.of(Level.of("tv", Channel.HUMIDITY, LAST.atTime(9, 0).toInstant(ZoneOffset.UTC), 40).plus(60),
                Level.of("others", Channel.HUMIDITY, LAST.atTime(9, 0).toInstant(ZoneOffset.UTC), 40)));
    }

    @Test
    void eachDeviceTellsItsHoursAndTheWeatherIsToldOnce() {
        almanac.tell("h1", devices.all(), LAST);
        assertThat(published).containsOnlyKeys("h1/correlation/d20260130", "tv/environment/d20260130");
        almanac.tell(Almanac.EVERYWHERE, devices.all(), LAST);

        assertThat(published.get("tv/environment/d20260130")).isEqualTo(Map.of("day", "2026-01-30", "quantities",
                Map.of("humidity", Map.of("unit", "%", "hours", List.of(Map.of("start", "2026-01-30T09:00:00Z", "mean",
                        50.0, "lowest", 40.0, "highest", 60.0))))));
        assertThat(published.get("household/weather/d20260130").toString()).contains("temperature", "°C");
    }

    @Test
    void aCorrelationHasItsDaysAndItsInterval() {
        almanac.tell("h1", devices.all(), LAST);

        assertThat(published.get("h1/correlation/d20260130").toString()).contains("source=@weather", "days=30",
                "effectiveDays=", "spearman={", "low=-");
    }

    @Test
    void whereNothingIsKnownOfADayNothingIsTold() {
        almanac.tell("h1", devices.all(), FIRST.minusDays(10));

        assertThat(published).isEmpty();
    }

    private static double celsius(long hour) {
        return 10 + 7 * Math.sin(hour / 24 * 2.4);
    }
}
