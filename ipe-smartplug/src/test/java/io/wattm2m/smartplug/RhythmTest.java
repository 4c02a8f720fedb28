// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** How often plugs report, and which place in its series a report has. */
class RhythmTest {
    private static final double START_S = 1_739_930_112;

    /** As the CSE does it: a report is in the place that it is next to (TS-0001 10.2.4.26). */
    @Property(tries = 100)
    void aClockThatDriftsLeavesNoPlaceEmpty(@ForAll @DoubleRange(min = 9.9, max = 10.1) double interval) {
        Rhythm rhythm = new Rhythm();
        List<Long> written = new ArrayList<>();
        AtomicLong period = new AtomicLong();

        for (int i = 0; i < 3000; i++) {
            rhythm.heard(START_S + i * interval).ifPresent(beat -> {
                period.set(beat.intervalMs());
                beat.passedMs().ifPresent(written::add);
                written.add(beat.timeMs());
            });
        }

        long first = written.getFirst();
        Set<Long> places = new HashSet<>();
        written.forEach(time -> places.add(Math.floorDiv(time - first + period.get() / 2, period.get())));
        long last = places.stream().mapToLong(Long::longValue).max().orElseThrow();
        assertThat(places).containsAll(LongStream.rangeClosed(0, last).boxed().toList());
    }

    @Test
    void aReportThatIsMissingIsMissing() {
        Rhythm rhythm = new Rhythm();
        rhythm.resume(10_000, Math.round(START_S * 1000));
        rhythm.heard(START_S + 10);

        assertThat(rhythm.heard(START_S + 30).orElseThrow().passedMs()).isEmpty();
    }

    @Test
    void aSeriesOfAnEarlierTimeGoesOnWithTheFirstReport() {
        Rhythm rhythm = new Rhythm();
        rhythm.resume(10_000, Math.round(START_S * 1000));

        assertThat(rhythm.heard(START_S + 500.2)).isPresent()
                .hasValueSatisfying(beat -> assertThat(beat.isNew()).isFalse());
    }
}
