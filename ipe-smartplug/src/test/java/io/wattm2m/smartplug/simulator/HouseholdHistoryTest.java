// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class HouseholdHistoryTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-30");
    private final HouseholdHistory history = new HouseholdHistory(1, ZoneId.of("Europe/Berlin"));

    @Test
    void everyMinuteHasTheMeanPowerOfItsAppliance() {
        List<String> minutes = history.minutes("coffee-maker", MONDAY.minusDays(1), 1).lines().toList();

        assertThat(minutes).hasSize(1 + 1440).first().isEqualTo("minute,power_w");
        assertThat(minutes.get(1)).startsWith("2026-03-28T00:00,");
        assertThat(minutes.stream().skip(1).mapToDouble(line -> Double.parseDouble(line.split(",", 2)[1])))
                .allMatch(powerW -> powerW >= 0 && powerW < 1250).anyMatch(powerW -> powerW > 1000)
                .anyMatch(powerW -> powerW < 2);
    }

    /** In the night of 29 March clocks go from two to three. */
    @Test
    void anHourThatIsNotOnTheClockHasNoMinutes() {
        assertThat(history.minutes("router", MONDAY, 1).lines()).hasSize(1 + 1440 - 60)
                .noneMatch(line -> line.startsWith("2026-03-29T02"));
    }

    @Test
    void theDayItselfHasTheMinutesThatAreOver() {
        Instant moment = MONDAY.atTime(9, 30, 59).atZone(history.zone()).toInstant();

        assertThat(history.minutes("router", moment).lines()).hasSize(1 + 9 * 60 + 30)
                .element(1, InstanceOfAssertFactories.STRING).startsWith("2026-03-30T00:00,");
        assertThat(history.minutes("router", moment).lines()).last(InstanceOfAssertFactories.STRING)
                .startsWith("2026-03-30T09:29,");
        assertThat(history.minutes("router", MONDAY.atStartOfDay(history.zone()).toInstant()).lines()).hasSize(1);
    }

    @Test
    void theSameSeedAndDaysGiveTheSameHistory() {
        String once = history.minutes("tv", MONDAY, 2);

        assertThat(history.minutes("tv", MONDAY, 2)).isEqualTo(once);
        assertThat(history.minutes("tv", MONDAY.plusDays(1), 2)).isNotEqualTo(once);
        assertThat(new HouseholdHistory(2, history.zone()).minutes("tv", MONDAY, 2)).isNotEqualTo(once);
    }

    @Test
    void aPlugThatIsNotThereHasNoHistory() {
        assertThatThrownBy(() -> history.minutes("kettle", MONDAY, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
