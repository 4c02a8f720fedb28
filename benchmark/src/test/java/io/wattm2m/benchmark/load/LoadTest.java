// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** That the load counts what it should. */
class LoadTest {
    private static final Duration MOMENT = Duration.ofMillis(50);

    @Test
    void momentsThatArePastStayWhenTheyWere() {
        long begin = System.nanoTime() - TimeUnit.HOURS.toNanos(1);
        Schedule schedule = new Schedule(begin, 1_000);

        List<Long> moments = List.of(schedule.next(), schedule.next(), schedule.next());

        assertThat(moments).containsExactly(begin, begin + 1_000_000, begin + 2_000_000);
    }

    @Test
    void callsAreMadeAtAFixedRate() throws InterruptedException {
        Figures figures = new Load(4, Duration.ZERO, MOMENT).open(Callers.of(number -> {}), 200);

        assertThat(figures.latencies().getTotalCount()).as("unpaced there are thousands").isBetween(1L, 500L);
    }

    @Test
    void whatOpeningTakesMakesNoCallLate() throws InterruptedException {
        Duration opening = Duration.ofSeconds(1);

        Figures figures = new Load(1, Duration.ZERO, MOMENT).open(number -> {
            LockSupport.parkNanos(opening.toNanos());
            return () -> {};
        }, 20);

        assertThat(figures.latencies().getMaxValue()).isLessThan(TimeUnit.NANOSECONDS.toMicros(opening.toNanos()));
    }

    @Test
    void theWarmUpIsNotCounted() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        Load load = new Load(2, MOMENT, MOMENT);

        Figures figures = load.closed(Callers.of(number -> calls.incrementAndGet()));

        assertThat(figures.latencies().getTotalCount()).isPositive().isLessThan(calls.get());
    }

    @Test
    void aFailureFailsTheRound() {
        Load load = new Load(2, Duration.ZERO, MOMENT);

        assertThatThrownBy(() -> load.closed(Callers.of(number -> {
            throw new IOException("no");
        }))).hasRootCauseMessage("no");
    }

    @Test
    void contestantsAreComparedRoundByRound() throws InterruptedException {
        Callers one = Callers.of(number -> {});

        Comparison compared = Comparison.run(new Load(1, Duration.ZERO, MOMENT), 3, Map.of("a", one, "b", one));

        assertThat(compared.rounds()).hasSize(3);
        assertThat(compared.ratio("a", "a")).isEqualTo("1.00 (1.00–1.00)");
    }
}
