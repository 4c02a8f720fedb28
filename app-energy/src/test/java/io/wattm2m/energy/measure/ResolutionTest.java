// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolutionTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    @Test
    void aDayOnWhichClocksGoForwardHas23Hours() {
        Instant morning = Instant.parse("2026-03-29T08:00:00Z");

        assertThat(length(Resolution.DAY, morning, BERLIN)).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void aDayOnWhichClocksGoBackHas25Hours() {
        Instant morning = Instant.parse("2026-10-25T08:00:00Z");
        Portion wholeDay =
                new Portion(Resolution.DAY.start(morning, BERLIN), Resolution.DAY.end(morning, BERLIN), 25, 1, 1, 1);

        assertThat(length(Resolution.DAY, morning, BERLIN)).isEqualTo(Duration.ofHours(25));
        assertThat(Resolution.HOUR.split(wholeDay, BERLIN)).hasSize(25)
                .allSatisfy(hour -> assertThat(hour.energyWh()).isCloseTo(1, within(1e-9)));
        assertThat(Resolution.DAY.split(wholeDay, BERLIN)).containsExactly(wholeDay);
    }

    @Test
    void hoursAreThoseOfTheClockOnTheWall() {
        Instant moment = Instant.parse("2026-01-05T10:45:00Z");

        assertThat(Resolution.HOUR.start(moment, KOLKATA)).isEqualTo(Instant.parse("2026-01-05T10:30:00Z"));
        assertThat(Resolution.DAY.start(moment, KOLKATA)).isEqualTo(Instant.parse("2026-01-04T18:30:00Z"));
    }

    @Test
    void aPortionIsCutAtTheBordersInProportionToTime() {
        Instant start = Instant.parse("2026-01-05T10:59:45Z");
        Portion portion = new Portion(start, start.plusSeconds(60), 4, 1, 0, 10);

        List<Portion> hours = Resolution.HOUR.split(portion, BERLIN);

        assertThat(hours).extracting(Portion::energyWh).containsExactly(1.0, 3.0);
        assertThat(hours.get(1).from()).isEqualTo(Instant.parse("2026-01-05T11:00:00Z"));
    }

    @Test
    void aWeekOfSilenceSaysNothingOfItsMinutes() {
        Instant start = Instant.parse("2026-01-05T00:00:00Z");
        Portion week = new Portion(start, start.plus(Duration.ofDays(7)), 168, 1, 1, 1);

        assertThat(Resolution.MINUTE.split(week, BERLIN)).isEmpty();
        assertThat(Resolution.HOUR.split(week, BERLIN)).hasSize(168);
    }

    private static Duration length(Resolution resolution, Instant moment, ZoneId zone) {
        return Duration.between(resolution.start(moment, zone), resolution.end(moment, zone));
    }
}
