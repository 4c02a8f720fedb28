// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.energy.measure.MinuteTrace.Collector;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MinuteTraceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 28);

    @Test
    void whatIsMissingWasNotRecorded() {
        Collector collector = new Collector(DAY);
        collector.add(DAY.atTime(0, 1), 5);
        collector.add(DAY.plusDays(2).atTime(23, 59), 7);

        MinuteTrace trace = collector.trace();

        assertThat(trace.days()).isEqualTo(3);
        assertThat(trace.recordedDays()).containsExactly(0, 2);
        assertThat(trace.recordedW()).containsExactly(5, 7);
        assertThat(trace.isRecorded(0)).isFalse();
        assertThat(trace.powerW(1)).isEqualTo(5);
        assertThat(trace.time(3 * 1440 - 1)).isEqualTo(DAY.plusDays(2).atTime(23, 59));
    }

    @Test
    void aPartBeginsOnItsOwnDay() {
        MinuteTrace trace = MinuteTrace.of(DAY, new double[3 * 1440]);

        assertThat(trace.part(1, 3).time(0)).isEqualTo(DAY.plusDays(1).atStartOfDay());
        assertThat(trace.part(1, 3).days()).isEqualTo(2);
        assertThat(trace.without(1, 2).recordedDays()).containsExactly(0, 2);
        assertThat(trace.recordedDays()).containsExactly(0, 1, 2);
    }

    @Test
    void aTraceOfTenYearsIsTheLongest() {
        Collector collector = new Collector(DAY);

        assertThatThrownBy(() -> collector.add(DAY.plusYears(100).atStartOfDay(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not within 3660 days of 2026-03-28");
    }
}
