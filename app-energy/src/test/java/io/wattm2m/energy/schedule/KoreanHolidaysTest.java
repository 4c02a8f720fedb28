// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KoreanHolidaysTest {
    private final Holidays korea = Calendars.of("KR");

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01", "2026-02-16", "2026-02-17", "2026-02-18", "2026-03-01", "2026-05-05",
        "2026-05-24", "2026-06-06", "2026-08-15", "2026-09-24", "2026-09-25", "2026-09-26", "2026-10-03", "2026-10-09",
        "2026-12-25"})
    void holidaysAreKnown(String day) {
        assertThat(korea.isHoliday(LocalDate.parse(day))).isTrue();
    }

    /** As they were proclaimed: Sundays, Saturdays of national days, and days on which two holidays fall. */
    @ParameterizedTest
    @ValueSource(strings = {"2024-02-12", "2024-05-06", "2025-03-03", "2025-05-06", "2025-10-08", "2026-03-02",
        "2026-05-25", "2026-08-17", "2026-10-05", "2028-10-05"})
    void aHolidayThatIsLostIsMadeUpFor(String day) {
        assertThat(korea.isHoliday(LocalDate.parse(day))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-08", "2026-09-28", "2026-01-02", "2026-05-26", "2026-11-21", "2050-02-11"})
    void otherDaysAreNone(String day) {
        assertThat(korea.isHoliday(LocalDate.parse(day))).isFalse();
    }

    @Test
    void otherCountriesHaveTheirs() {
        assertThat(Calendars.of("de").isHoliday(LocalDate.of(2026, 5, 1))).isTrue();
        assertThat(Calendars.of("").isHoliday(LocalDate.of(2026, 1, 1))).isFalse();
        assertThatThrownBy(() -> Calendars.of("xx")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("xx");
    }
}
