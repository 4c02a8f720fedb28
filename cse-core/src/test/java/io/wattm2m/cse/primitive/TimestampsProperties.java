// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Timestamps are written as TS-0004 6.3.3 says, and read as they were written. */
class TimestampsProperties {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss,SSSSSS").withZone(ZoneOffset.UTC);
    private static final long FIRST = -62_167_219_200_000L;
    private static final long LAST = 253_402_300_799_999L;

    @Property
    void aMomentIsWrittenAsTheFormatSaysAndReadAgain(@ForAll @LongRange(min = FIRST, max = LAST) long millis,
            @ForAll @LongRange(min = 0, max = 999_999) long nanos) {
        Instant moment = Instant.ofEpochMilli(millis).plusNanos(nanos);

        String text = Timestamps.format(moment);

        assertThat(text).isEqualTo(FORMAT.format(moment));
        assertThat(Timestamps.parse(text)).isEqualTo(moment.truncatedTo(ChronoUnit.MICROS));
    }

    @Example
    void aYearOfMoreThanFourDigitsIsWrittenAsTheFormatterDoes() {
        assertThat(Timestamps.format(Instant.parse("+12026-01-05T10:15:00.25Z"))).isEqualTo("+120260105T101500,250000");
    }
}
