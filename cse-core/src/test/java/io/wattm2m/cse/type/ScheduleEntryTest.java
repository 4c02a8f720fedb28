// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleEntryTest {
    private static final long LAST_SECOND = 32_503_680_000L;

    @ParameterizedTest
    // 2026-01-05 was a Monday, 2026-01-04 a Sunday
    @CsvSource(delimiter = '|', textBlock = """
            * * * * * * *             | 2026-01-05T10:15:00Z | true
            * * 8-18 * * 1-5 *        | 2026-01-05T18:59:59Z | true
            * * 8-18 * * 1-5 *        | 2026-01-05T19:00:00Z | false
            * * 8-18 * * 1-5 *        | 2026-01-04T10:15:00Z | false
            * * * * * 0 *             | 2026-01-04T10:15:00Z | true
            0 */15 * * * * *          | 2026-01-05T10:45:00Z | true
            0 */15 * * * * *          | 2026-01-05T10:46:00Z | false
            * 5/20 * * * * *          | 2026-01-05T10:45:00Z | true
            * * 1,10-12,23 5 1 * 2026 | 2026-01-05T11:00:00Z | true
            * * * * * * 2027          | 2026-01-05T11:00:00Z | false""")
    void aMomentBelongsToItWhenAllFieldsMatch(String entry, Instant moment, boolean expected) {
        assertThat(ScheduleEntry.parse(entry).matches(moment)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * * * * *", "60 * * * * * *", "* * * 0 * * *", "* * * * * 7 *", "* * * * * * 1999",
        "*/0 * * * * * *", "5-2 * * * * * *", "a * * * * * *", "1,,2 * * * * * *", "-1 * * * * * *"})
    void malformedEntriesAreRefused(String entry) {
        assertThatIllegalArgumentException().isThrownBy(() -> ScheduleEntry.parse(entry));
    }

    @Property
    void theEntryOfAMomentMatchesThatSecondAndNoOtherOfTheDay(
            @ForAll @LongRange(min = 946_684_800L, max = LAST_SECOND) long second,
            @ForAll @IntRange(min = 1, max = 86_399) int later) {
        ScheduleEntry entry = ScheduleEntry.parse(written(Instant.ofEpochSecond(second)));

        assertThat(entry.matches(Instant.ofEpochSecond(second).plusMillis(999))).isTrue();
        assertThat(entry.matches(Instant.ofEpochSecond(second + later))).isFalse();
    }

    @Property
    void aRangeIsTheListOfItsNumbers(@ForAll @IntRange(max = 59) int a, @ForAll @IntRange(max = 59) int b,
            @ForAll @LongRange(max = LAST_SECOND) long second) {
        int from = Math.min(a, b);
        int to = Math.max(a, b);
        StringBuilder list = new StringBuilder(Integer.toString(from));
        for (int value = from + 1; value <= to; value++) {
            list.append(',').append(value);
        }
        Instant moment = Instant.ofEpochSecond(second);

        assertThat(ScheduleEntry.parse(from + "-" + to + " * * * * * *").matches(moment))
                .isEqualTo(ScheduleEntry.parse(list + " * * * * * *").matches(moment));
    }

    private static String written(Instant moment) {
        ZonedDateTime time = moment.atZone(ZoneOffset.UTC);
        return "%d %d %d %d %d %d %d".formatted(time.getSecond(), time.getMinute(), time.getHour(),
                time.getDayOfMonth(),
                time.getMonthValue(), time.getDayOfWeek().getValue() % 7, time.getYear());
    }
}
