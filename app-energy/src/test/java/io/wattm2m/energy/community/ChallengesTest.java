// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.testing.AdjustableClock;
import io.wattm2m.energy.testing.MapMemory;
import io.wattm2m.energy.testing.Verdicts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What homes make of challenges. It is 2026-06-05; from 2026-06-06 on they consume 8 kWh a day, 10 before. */
class ChallengesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 6);
    private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-06-05T12:00:00Z"));
    private final MapMemory memory = new MapMemory();
    private final Verdicts verdicts = new Verdicts();
    private final Community community = new Community(memory, ChallengesTest::daysKwh, clock);
    private final Challenges challenges = new Challenges(memory, community, clock, verdicts);

    @BeforeEach
    void join() {
        community.join("h1", "Otter", 1);
    }

    @Test
    void whatWasSavedOnADayIsRewardedOnce() {
        take(challenge("short", 0, 6));
        take(challenge("same", 0, 6));
        take(challenge("long", 0, 9));

        clock.advance(Duration.ofDays(20));
        challenges.settle();

        assertThat(challenges.badges("h1")).hasSize(3);
        assertThat(verdicts.rewarded.get("h1")).containsOnlyKeys("long", "same");
        assertThat(verdicts.rewarded.get("h1").get("long").savedKwh()).isEqualByComparingTo("6");
        assertThat(challenges.badges("h1").stream().flatMap(badge -> badge.rewarded().stream()))
                .doesNotHaveDuplicates().hasSize(10);
    }

    /** As an earlier version has kept it. */
    @Test
    void aBadgeThatDoesNotSayForWhichDaysIsRead() {
        memory.keep("badge", "h1/c", "{\"challengeId\":\"c\",\"name\":\"June\",\"kind\":\"OWN\",\"percent\":12,"
                + "\"since\":\"2026-05-01T00:00:00Z\"}");

        assertThat(challenges.badges("h1")).extracting(Badge::rewarded).containsExactly(Set.of());
    }

    private void take(Challenge challenge) {
        challenges.add(challenge);
        challenges.take(challenge.id(), "h1", true);
    }

    private static Challenge challenge(String id, int from, int to) {
        return new Challenge(id, id, Challenge.Kind.OWN, FIRST.plusDays(from), FIRST.plusDays(to), 10, Set.of(), false);
    }

    private static List<NavigableMap<LocalDate, BigDecimal>> daysKwh(String homeId, LocalDate from, LocalDate to) {
        NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
        from.datesUntil(to).forEach(day -> days.put(day, BigDecimal.valueOf(day.isBefore(FIRST) ? 10 : 8)));
        return List.of(days);
    }
}
