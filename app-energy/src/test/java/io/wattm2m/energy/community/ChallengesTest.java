// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What homes make of challenges. It is 2026-06-05; from 2026-06-06 on they consume 8 kWh a day, 10 before. */
class ChallengesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 6);
    private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-06-05T12:00:00Z"));
    private final MapMemory memory = new MapMemory();
    private final Verdicts verdicts = new Verdicts();
    private final Community community = new Community(memory, ChallengesTest::daysKwh, clock, Duration.ofDays(2));
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

    /** At the end of the last day what belongs to it may still come. */
    @Test
    void whatMayComeLateIsWaitedFor() {
        take(challenge("c", 0, 6));

        clock.advance(Duration.ofDays(9));
        challenges.settle();
        assertThat(challenges.find("c").orElseThrow().settled()).isFalse();
        assertThat(verdicts.met).isEmpty();

        clock.advance(Duration.ofHours(12));
        challenges.settle();
        assertThat(challenges.find("c").orElseThrow().settled()).isTrue();
        assertThat(verdicts.met).containsOnlyKeys("h1");
    }

    @Test
    void whatIsOverMakesRoomForMoreAndWhatOthersMakeTakesNone() {
        IntStream.range(0, 10).forEach(number -> challenges.add(challenge("c" + number, 0, 1)));

        assertThatThrownBy(() -> challenges.add(challenge("more", 0, 1))).hasMessageContaining("10 challenges");
        challenges.add(challenge("other", 0, 1, "h2"));
        clock.advance(Duration.ofDays(3));
        IntStream.range(0, 10).forEach(number -> challenges.add(challenge("d" + number, 4, 5)));
        assertThat(challenges.all()).hasSize(21);
    }

    @Test
    void aHomeWithdrawsItsOwnBeforeItBegins() {
        challenges.add(challenge("own", 0, 6));
        challenges.add(challenge("begun", 0, 6));
        challenges.add(challenge("other", 0, 6, "h2"));

        challenges.withdraw("own", "h1");

        assertThat(challenges.find("own")).isEmpty();
        assertThatThrownBy(() -> challenges.withdraw("own", "h1")).hasMessageContaining("no challenge own");
        assertThatThrownBy(() -> challenges.withdraw("other", "h1")).hasMessageContaining("another home");
        clock.advance(Duration.ofDays(1));
        assertThatThrownBy(() -> challenges.withdraw("begun", "h1")).hasMessageContaining("has begun");
        challenges.remove("begun");
        assertThat(challenges.all()).extracting(Challenge::id).containsExactly("other");
    }

    @Test
    void nobodyKnowsAnyMoreWhatAHomeHasMadeThatIsGone() {
        challenges.add(challenge("own", 0, 6));
        challenges.add(challenge("shared", 0, 6));
        community.join("h2", "Heron", 1);
        challenges.take("shared", "h2", true);

        challenges.leave("h1");

        assertThat(challenges.find("own")).isEmpty();
        assertThat(challenges.find("shared").orElseThrow()).returns("", Challenge::madeBy)
                .returns("own", Challenge::name);
    }

    @Test
    void whatWasSettledLongAgoIsForgottenButForItsBadge() {
        take(challenge("c", 0, 6));
        clock.advance(Duration.ofDays(30));
        challenges.settle();
        assertThat(challenges.all()).hasSize(1);

        clock.advance(Duration.ofDays(731));
        challenges.settle();

        assertThat(challenges.all()).isEmpty();
        assertThat(challenges.badges("h1")).hasSize(1);
    }

    private void take(Challenge challenge) {
        challenges.add(challenge);
        challenges.take(challenge.id(), "h1", true);
    }

    private static Challenge challenge(String id, int from, int to) {
        return challenge(id, from, to, "h1");
    }

    private static Challenge challenge(String id, int from, int to, String madeBy) {
        return new Challenge(id, id, Challenge.Kind.OWN, FIRST.plusDays(from), FIRST.plusDays(to), 10, Set.of(), false,
                madeBy);
    }

    private static List<NavigableMap<LocalDate, BigDecimal>> daysKwh(String homeId, LocalDate from, LocalDate to) {
        NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
        from.datesUntil(to).forEach(day -> days.put(day, BigDecimal.valueOf(day.isBefore(FIRST) ? 10 : 8)));
        return List.of(days);
    }
}
