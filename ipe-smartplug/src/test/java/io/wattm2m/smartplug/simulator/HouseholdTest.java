// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.smartplug.driver.MeterDriver;
import io.wattm2m.smartplug.driver.Outlets;
import io.wattm2m.smartplug.driver.PlugEvent;
import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.driver.Power;
import io.wattm2m.smartplug.driver.Quarantined;
import io.wattm2m.smartplug.driver.Reading;
import io.wattm2m.smartplug.driver.RelayEcho;
import io.wattm2m.smartplug.driver.SwitchCommand;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HouseholdTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private final MeterDriver driver = new MeterDriver();
    private final Household household = new Household(1, ZoneOffset.UTC);

    @Test
    void theDriverUnderstandsAWholeDay() {
        List<PlugEvent> events = day(household);

        assertThat(events).hasSize(5 * 86_400).noneMatch(Quarantined.class::isInstance);
    }

    @Test
    void theSameSeedGivesTheSameReadings() {
        assertThat(seconds(household, 3600)).isEqualTo(seconds(new Household(1, ZoneOffset.UTC), 3600));
        assertThat(seconds(household, 10)).isNotEqualTo(seconds(new Household(2, ZoneOffset.UTC), 10));
    }

    @Test
    void valuesAreThoseOfRealAppliances() {
        Map<String, List<Reading>> day = byPlug(day(household));

        assertThat(day.keySet()).containsExactlyInAnyOrder("pc", "refrigerator", "coffee-maker", "tv", "router");
        day.values().forEach(readings -> readings.forEach(reading -> {
            assertThat(reading.voltageV().orElseThrow()).isBetween(215.6, 224.4);
            assertThat(reading.currentA().orElseThrow() * reading.voltageV().orElseThrow())
                    .isGreaterThanOrEqualTo(reading.powerW().getAsDouble() - 0.2);
        }));
        assertThat(powerW(day.get("pc"))).satisfies(watts -> assertThat(watts.getMax()).isBetween(100.0, 180.0));
        assertThat(powerW(day.get("coffee-maker")).getMax()).isBetween(1050.0, 1250.0);
        assertThat(powerW(day.get("refrigerator")).getAverage()).isBetween(20.0, 45.0);
        assertThat(powerW(day.get("router")).getAverage()).isBetween(9.0, 10.5);
        assertThat(powerW(day.get("tv")).getMin()).isLessThan(1);
    }

    @Test
    void theCounterGrowsByThePowerAndTheTime() {
        Map<String, List<Reading>> day = byPlug(day(household));

        day.values().forEach(readings -> {
            assertThat(readings).extracting(reading -> reading.energyWh().orElseThrow()).isSorted();
            double expectedWh = readings.stream().mapToDouble(reading -> reading.powerW().getAsDouble()).sum() / 3600;
            assertThat(readings.getLast().energyWh().orElseThrow()).isCloseTo(expectedWh,
                    org.assertj.core.data.Offset.offset(1.0));
        });
    }

    @Test
    void aPlugThatIsOffDrawsNothing() {
        SimulatedPlug plug = household.plugs().getFirst();

        PlugMessage echo =
                plug.obey(driver.command("pc", Outlets.ONLY, SwitchCommand.OFF).orElseThrow(), MIDNIGHT).orElseThrow();

        assertThat(driver.read(echo, MIDNIGHT))
                .containsExactly(new RelayEcho("pc", Power.OFF, "remote", MIDNIGHT.getEpochSecond()));
        Reading reading = (Reading) driver.read(household.readings(MIDNIGHT, 1).getFirst(), MIDNIGHT).getFirst();
        assertThat(reading.powerW()).hasValue(0);
        assertThat(reading.currentA()).hasValue(0);
        assertThat(reading.energyWh()).hasValue(0);
    }

    @Test
    void aPressedButtonIsToldAsSuch() {
        SimulatedPlug plug = household.plugs().getFirst();

        assertThat(driver.read(plug.press(MIDNIGHT), MIDNIGHT))
                .containsExactly(new RelayEcho("pc", Power.OFF, "button", MIDNIGHT.getEpochSecond()));
        assertThat(driver.read(plug.announcement(MIDNIGHT), MIDNIGHT))
                .containsExactly(new RelayEcho("pc", Power.OFF, "", MIDNIGHT.getEpochSecond()));
    }

    @Test
    void whatIsNoCommandIsNotObeyed() {
        SimulatedPlug plug = household.plugs().getFirst();

        for (String payload : List.of("", "on", "{}", "{\"power\":\"up\"}", "{\"power\":1}", "[1]")) {
            assertThat(plug.obey(PlugMessage.of("energy/pc/command", payload), MIDNIGHT)).isEmpty();
        }
    }

    private List<PlugEvent> day(Household plugs) {
        return seconds(plugs, 86_400);
    }

    private List<PlugEvent> seconds(Household plugs, int seconds) {
        List<PlugEvent> events = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            Instant now = MIDNIGHT.plusSeconds(second);
            plugs.readings(now, 1).forEach(message -> events.addAll(driver.read(message, now)));
        }
        return events;
    }

    private static Map<String, List<Reading>> byPlug(List<PlugEvent> events) {
        return events.stream().map(Reading.class::cast).collect(Collectors.groupingBy(Reading::deviceId));
    }

    private static DoubleSummaryStatistics powerW(List<Reading> readings) {
        return readings.stream().mapToDouble(reading -> reading.powerW().getAsDouble()).summaryStatistics();
    }
}
