// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.testing.AdjustableClock;
import io.wattm2m.energy.community.Badge;
import io.wattm2m.energy.community.Challenge;
import io.wattm2m.energy.community.Challenges;
import io.wattm2m.energy.community.Community;
import io.wattm2m.energy.community.SavedEnergy;
import io.wattm2m.energy.community.Standings;
import io.wattm2m.energy.incentive.Account;
import io.wattm2m.energy.incentive.Application;
import io.wattm2m.energy.incentive.ClaimedMonths;
import io.wattm2m.energy.incentive.Evidence;
import io.wattm2m.energy.incentive.FolderOffice;
import io.wattm2m.energy.incentive.JournalEntry;
import io.wattm2m.energy.incentive.Posting;
import io.wattm2m.energy.incentive.Programmes;
import io.wattm2m.energy.incentive.Reward;
import io.wattm2m.energy.incentive.Reward.Ground;
import io.wattm2m.energy.incentive.RewardKind;
import io.wattm2m.energy.incentive.RewardState;
import io.wattm2m.energy.incentive.Rewards;
import io.wattm2m.energy.incentive.RuleBook;
import io.wattm2m.energy.incentive.Unit;
import io.wattm2m.energy.people.Journal;
import io.wattm2m.energy.people.LogEntry;
import io.wattm2m.energy.privacy.FileSeal;
import io.wattm2m.energy.privacy.SealedFiles;
import io.wattm2m.energy.store.EnergyDatabase;
import io.wattm2m.energy.testing.MapLedger;
import io.wattm2m.energy.testing.MapMemory;
import io.wattm2m.energy.testing.MapTimer;
import io.wattm2m.energy.testing.OfferedProgrammes;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is done for homes by the clock. It is 2026-06-05; h1 saves 2 kWh a day for sure, h2, whose days differ by more,
 * perhaps nothing.
 */
class ChoresTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 6);
    private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-06-05T00:00:00Z"));
    private final MapMemory memory = new MapMemory();
    private final MapLedger ledger = new MapLedger();
    private final MapTimer timer = new MapTimer();
    private final Rewards rewards =
            new Rewards(new RuleBook(memory), new ClaimedMonths(memory), ledger, clock, reward -> {});
    private final Community community = new Community(memory, ChoresTest::daysKwh, clock, Duration.ofDays(2));
    private final Challenges challenges = new Challenges(memory, community, clock, new Challenges.Jury() {
        @Override
        public void met(String homeId, Badge badge) {
            // nobody is told
        }

        @Override
        public void reward(String homeId, Badge badge, SavedEnergy saved) {
            rewards.claim(homeId, badge.name(), new Evidence(saved.savedKwh(), saved.lowKwh(), saved.highKwh()));
        }
    });
    private final Standings standings = new Standings(community, clock, (board, rank) -> {});
    @AutoClose
    private final EnergyDatabase database = EnergyDatabase.open("jdbc:h2:mem:chores" + System.nanoTime(), 8);
    private final Journal journal = new Journal(database.logs(), clock);
    @TempDir
    private Path folder;
    private Programmes programmes;
    private Chores chores;

    @BeforeEach
    void begin() throws IOException {
        programmes = new Programmes(memory,
                new FolderOffice(folder, new SealedFiles(folder.resolve("applications"), FileSeal.NONE)), rewards,
                clock);
        chores = new Chores(challenges, programmes, standings, timer, journal, clock);
        OfferedProgrammes.in(folder);
        challenges.add(
                new Challenge("c", "June", Challenge.Kind.OWN, FIRST, FIRST.plusDays(6), 10, Set.of(), false, "h1"));
        for (String home : List.of("h1", "h2")) {
            community.join(home, "Neighbour " + home, 1);
            challenges.take("c", home, true);
        }
    }

    @Test
    void whatIsOverIsSettledWithoutAnybodyAskingAndOnce() {
        chores.due();
        assertThat(challenges.badges("h1")).isEmpty();

        clock.advance(Duration.ofDays(10));
        chores.due();
        chores.due();

        assertThat(challenges.all().getFirst().settled()).isTrue();
        assertThat(challenges.badges("h1")).hasSize(1);
        assertThat(ledger.rewards(List.of("h1"), 10)).hasSize(1);
    }

    /** Met is met; but a reward is for what was saved for sure. */
    @Test
    void aChallengePaysOnlyWhereTheIntervalOfTheSavingExcludesZero() {
        clock.advance(Duration.ofDays(10));

        chores.due();

        assertThat(challenges.badges("h2")).hasSize(1);
        assertThat(ledger.rewards(List.of("h2"), 10)).isEmpty();
        Reward reward = ledger.rewards(List.of("h1"), 10).getFirst();
        assertThat(reward.ground().parts()).extracting(Reward.Part::name).contains("saved", "low end of saved");
        assertThat(rewards.move(reward.id(), RewardState.APPROVED, "owner").state()).isEqualTo(RewardState.APPROVED);
    }

    /** As an earlier version gave them. */
    @Test
    void whatNoSavingProvesCannotBeApproved() {
        Reward unproven = new Reward("r", "h1", new Ground(RewardKind.COMMUNITY_REWARD, "won-challenge challenge c",
                "perAchievement, at most most", List.of()), Unit.POINTS, 500, RewardState.PENDING, clock.instant(),
                clock.instant());
        ledger.open(unproven, new JournalEntry("r/pending", clock.instant(), "r", "rules",
                List.of(posting(Account.Kind.FUND, -500), posting(Account.Kind.PROMISED, 500))));

        assertThatThrownBy(() -> rewards.move("r", RewardState.APPROVED, "owner"))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("only be rejected");
    }

    @Test
    void whatAProgrammeHasDecidedIsGivenWithoutAnybodyAskingAndOnce() throws IOException {
        Application made = programmes.apply("h1", "led", "");
        Files.writeString(folder.resolve("decisions.csv"),
                "application,state,amount,unit,note\n" + made.id() + ",approved,30000,krw,granted\n");

        chores.due();
        chores.due();

        assertThat(programmes.of(List.of("h1"))).extracting(Application::state)
                .containsExactly(Application.State.APPROVED);
        assertThat(ledger.rewards(List.of("h1"), 10)).extracting(Reward::amount).containsExactly(30_000L);
        assertThat(database.logs().entries(LogEntry.Kind.SYSTEM, Long.MAX_VALUE, 10)).extracting(LogEntry::text)
                .containsExactly("the programme's decision on the application " + made.id() + " was taken: approved");
    }

    @Test
    void anOfficeThatCannotBeAskedStopsNothingElse() throws IOException {
        Files.writeString(folder.resolve("decisions.csv"), "application,state,amount,unit,note\nx\n");
        clock.advance(Duration.ofDays(10));

        chores.due();

        assertThat(challenges.all().getFirst().settled()).isTrue();
        assertThat(timer.set).containsEntry("chores", clock.instant().plus(Duration.ofMinutes(10)));
    }

    @Test
    void theyAreSetOnceAlsoOverARestart() {
        chores.start();
        Instant first = timer.set.get("chores");
        clock.advance(Duration.ofMinutes(3));
        new Chores(challenges, programmes, standings, timer, journal, clock).start();

        assertThat(timer.set).containsEntry("chores", first);
        assertThat(Chores.are("chores")).isTrue();
        assertThat(Chores.are("report-h1")).isFalse();
    }

    private static Posting posting(Account.Kind kind, long amount) {
        return new Posting(new Account(kind, "h1", Unit.POINTS), amount);
    }

    /** Usual are 10 kWh give or take 0.1, or give or take 5. */
    private static List<NavigableMap<LocalDate, BigDecimal>> daysKwh(String homeId, LocalDate from, LocalDate to) {
        BigDecimal range = homeId.equals("h1") ? new BigDecimal("0.1") : BigDecimal.valueOf(5);
        NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
        from.datesUntil(to).forEach(day -> days.put(day, BigDecimal.valueOf(day.isBefore(FIRST) ? 10 : 8)
                .add(day.getDayOfMonth() % 2 == 0 ? range : range.negate())));
        return List.of(days);
    }
}
