// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** m2m:timestamp, TS-0004 6.3.3. */
class TimestampsTest {
    private static final long YEAR_10000 = 253_402_300_800L;

    @Property
    void whatIsWrittenIsReadAgainToTheMicrosecond(@ForAll @LongRange(min = 0, max = YEAR_10000 - 1) long second,
            @ForAll @LongRange(min = 0, max = 999_999) long micros) {
        Instant moment = Instant.ofEpochSecond(second, micros * 1_000);

        assertThat(Timestamps.parse(Timestamps.format(moment))).isEqualTo(moment);
    }

    @Test
    void theFractionHasUpToSixDigitsOrIsMissing() {
        assertThat(Timestamps.parse("20260105T101500")).isEqualTo("2026-01-05T10:15:00Z");
        assertThat(Timestamps.parse("20260105T101500,5")).isEqualTo("2026-01-05T10:15:00.5Z");
        assertThat(Timestamps.parse("20260105T101500,000001")).isEqualTo("2026-01-05T10:15:00.000001Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20260105", "20260105T1015", "20260105T101500,", "20260105T101500.5",
        "20260105T101500,0000001", "20260105T101500Z", "20260229T101500", "20261305T101500", "20260105T241500",
        "20260105T106000", "20260105T101560", "20260105x101500", "+0260105T101500", "2026\u096605T101500"})
    void whatHasAnotherFormOrNoPlaceInTheCalendarIsRefused(String text) {
        assertThatThrownBy(() -> Timestamps.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a timestamp");
    }
}
