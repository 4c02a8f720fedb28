// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A recording of minute means played to the counters of a plug gives the energy that the recording has. */
class ReplayTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime BEGIN = LocalDateTime.parse("2011-10-05T15:12:00");

    @Test
    void eachDayHasTheEnergyOfItsMinutesWhateverMinutesAreMissing() {
        Map<LocalDateTime, Double> recording = recording(46);
        Map<LocalDate, Double> expected = new TreeMap<>();
        recording.forEach((minute, power) -> expected.merge(minute.toLocalDate(), power / 60, Double::sum));

        Tally days = play(recording, new Tally(Resolution.DAY, BERLIN, 16));

        assertThat(days.rollups()).hasSameSizeAs(expected);
        days.rollups().forEach((start, day) -> assertThat(day.energyWh())
                .isCloseTo(expected.get(start.atZone(BERLIN).toLocalDate()), withinPercentage(0.01)));
    }

    @Test
    void eachMinuteOfUseHasItsMeanPower() {
        Map<LocalDateTime, Double> recording = recording(2);

        Tally minutes = play(recording, new Tally(Resolution.MINUTE, BERLIN, 16));

        recording.values().removeIf(power -> power == 0);
        recording.forEach((minute, power) -> assertThat(minutes.rollups().get(instant(minute)).meanW())
                .isCloseTo(power, within(0.01)));
    }

    private static Tally play(Map<LocalDateTime, Double> recording, Tally tally) {
        double counter = 0;
        for (Map.Entry<LocalDateTime, Double> minute : recording.entrySet()) {
            counter += minute.getValue() / 60;
            tally.add(Reading.ofPower("plug", instant(minute.getKey()).plusSeconds(60), minute.getValue())
                    .withEnergyWh(counter));
        }
        return tally;
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(BERLIN).toInstant();
    }

    /** Days of standby and use by turns, with single minutes, hours and whole nights missing. */
    private static Map<LocalDateTime, Double> recording(int days) {
        Random random = new Random(46);
        Map<LocalDateTime, Double> recording = new TreeMap<>();
        double level = 800;
        for (int minute = 0; minute < days * 1440; minute++) {
            if (random.nextInt(50) == 0) {
                level = random.nextInt(3) == 0 ? 900 + random.nextInt(1500) : random.nextInt(3) * 2.3;
            }
            if (random.nextInt(30) == 0) {
                minute += random.nextInt(20) == 0 ? random.nextInt(600) : random.nextInt(8);
            }
            recording.put(BEGIN.plusMinutes(minute),
                    Math.round(level * (0.9 + random.nextDouble() / 5) * 1000) / 1000.0);
        }
        return recording;
    }
}
