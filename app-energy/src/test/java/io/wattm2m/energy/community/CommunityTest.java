// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.testing.MapMemory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From when on homes are compared. All consume the same every day. */
class CommunityTest {
    /** The last hour of May in UTC is June there. */
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Instant JUNE = Instant.parse("2026-05-31T23:00:00Z");
    private static final Instant AUGUST = Instant.parse("2026-08-03T00:00:00Z");
    private final MapMemory memory = new MapMemory();

    @Test
    void aMonthBeforeAHomeAgreedIsNotShownOfIt() {
        IntStream.range(0, 5).forEach(home -> at(JUNE).join("h" + home, "Neighbour " + home, 1));
        at(AUGUST).join("late", "Late", 1);

        assertThat(at(AUGUST).leaderboard(YearMonth.of(2026, 5)))
                .isEqualTo(new Leaderboard(YearMonth.of(2026, 5), 0, List.of()));
        assertThat(at(AUGUST).leaderboard(YearMonth.of(2026, 6)).ranks()).hasSize(5);
        assertThat(at(AUGUST).leaderboard(YearMonth.of(2026, 7)).participants()).isEqualTo(5);
        assertThat(at(AUGUST).leaderboard(YearMonth.of(2026, 8)).participants()).isEqualTo(6);
    }

    @Test
    void whoChangesThePseudonymHasAgreedAsLongAsBefore() {
        at(JUNE).join("h1", "Otter", 1);

        assertThat(at(AUGUST).join("h1", "Beaver", 3)).isEqualTo(new Participant("h1", "Beaver", 3, JUNE));
        at(AUGUST).leave("h1");
        assertThat(at(AUGUST).join("h1", "Beaver", 3).since()).isEqualTo(AUGUST);
    }

    /** Who belongs to four homes would see in a table of five what the fifth has saved. */
    @Test
    void homesThatSharePeopleCountAsOne() {
        IntStream.range(0, 8).forEach(home -> at(JUNE).join("h" + home, "Neighbour " + home, 1));
        Map<String, Set<String>> people = new HashMap<>();
        IntStream.range(0, 8).forEach(home -> people.put("h" + home, Set.of("p" + home)));
        assertThat(ranks(people)).hasSize(8);

        people.put("h1", Set.of("p1", "p0"));
        people.put("h2", Set.of("p2", "p1"));
        people.put("h3", Set.of("p3", "p0"));
        assertThat(ranks(people)).hasSize(8);

        people.put("h7", Set.of("p3"));
        assertThat(ranks(people)).isEmpty();
    }

    private List<Leaderboard.Rank> ranks(Map<String, Set<String>> people) {
        Consumption consumption = new Consumption() {
            @Override
            public List<NavigableMap<LocalDate, BigDecimal>> daysKwh(String homeId, LocalDate from, LocalDate to) {
                return CommunityTest.daysKwh(homeId, from, to);
            }

            @Override
            public Set<String> people(String homeId) {
                return people.getOrDefault(homeId, Set.of());
            }
        };
        return new Community(memory, consumption, Clock.fixed(AUGUST, SEOUL), Duration.ofDays(2))
                .leaderboard(YearMonth.of(2026, 6)).ranks();
    }

    @Test
    void eachHomeIsToldOnceWhereItStandsInAMonthOfWhichAllIsKnown() {
        IntStream.range(0, 5).forEach(home -> at(JUNE).join("h" + home, "Neighbour " + home, 1));
        List<String> told = new ArrayList<>();
        Instant knownFrom = at(AUGUST).known(LocalDate.of(2026, 7, 31));

        standings(knownFrom.minusSeconds(1), told).tell();
        assertThat(told).hasSize(5).contains("2026-06 h3");
        told.clear();
        Standings standings = standings(knownFrom, told);
        standings.tell();
        standings.tell();

        assertThat(told).hasSize(5).contains("2026-07 h3");
    }

    private Standings standings(Instant now, List<String> told) {
        return new Standings(at(now), Clock.fixed(now, SEOUL),
                (board, rank) -> told.add(board.month() + " " + rank.homeId()));
    }

    /** Midnight of 3 July there is 15:00 of 2 July in UTC. */
    @Test
    void aDayIsKnownWhenNothingOfItCanComeLateAnyMore() {
        LocalDate last = LocalDate.of(2026, 6, 30);

        assertThat(at(AUGUST).known(last)).isEqualTo("2026-07-02T15:00:00Z");
        assertThat(at(Instant.parse("2026-07-02T14:59:59Z")).isKnown(last)).isFalse();
        assertThat(at(Instant.parse("2026-07-02T15:00:00Z")).isKnown(last)).isTrue();
    }

    private Community at(Instant now) {
        return new Community(memory, CommunityTest::daysKwh, Clock.fixed(now, SEOUL), Duration.ofDays(2));
    }

    private static List<NavigableMap<LocalDate, BigDecimal>> daysKwh(String homeId, LocalDate from, LocalDate to) {
        NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
        from.datesUntil(to).forEach(day -> days.put(day, BigDecimal.TEN));
        return List.of(days);
    }
}
