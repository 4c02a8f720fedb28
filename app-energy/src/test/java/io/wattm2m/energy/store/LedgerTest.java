// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.energy.control.MeasuredSavings;
import io.wattm2m.energy.control.MeasuredSavings.Interval;
import io.wattm2m.energy.incentive.Account;
import io.wattm2m.energy.incentive.ClaimedMonths;
import io.wattm2m.energy.incentive.Credit;
import io.wattm2m.energy.incentive.JournalEntry;
import io.wattm2m.energy.incentive.Posting;
import io.wattm2m.energy.incentive.Reward;
import io.wattm2m.energy.incentive.RewardState;
import io.wattm2m.energy.incentive.Rewards;
import io.wattm2m.energy.incentive.RuleBook;
import io.wattm2m.energy.incentive.Unit;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The books in a database. */
class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private List<String> homes = List.of("h0", "h1", "h2");
    private int tries;
    private final EnergyDatabase database = EnergyDatabase.open("jdbc:h2:mem:ledger" + System.nanoTime(), 8);
    private final LedgerTables ledger = database.ledger();
    private final List<Reward> told = new ArrayList<>();
    private final Rewards rewards =
            new Rewards(new RuleBook(database), new ClaimedMonths(database), ledger, () -> NOW, this::tell);

    @AfterEach
    @AfterProperty
    void close() {
        database.close();
    }

    @Test
    void whatIsCreditedIsPromisedThenGrantedThenPaid() {
        Reward reward = rewards.claim("h0", MARCH, List.of(credit("pc", 12_345))).getFirst();

        assertThat(reward.amount()).isEqualTo(1234);
        assertThat(standing(Account.Kind.PROMISED, "h0")).isEqualTo(1234);
        rewards.move(reward.id(), RewardState.APPROVED, "anna");
        assertThat(standing(Account.Kind.PROMISED, "h0")).isZero();
        rewards.move(reward.id(), RewardState.PAID, "anna");
        assertThat(standing(Account.Kind.PAID, "h0")).isEqualTo(1234);
        assertThat(standing(Account.Kind.FUND, "energy_savings")).isEqualTo(-1234);
        assertThat(ledger.entries(homes, 10)).extracting(JournalEntry::actor).containsExactlyInAnyOrder("rules", "anna",
                "anna");
        assertThat(ledger.reward(reward.id()).orElseThrow().ground()).isEqualTo(reward.ground());
        assertThat(told).extracting(Reward::state).containsExactly(RewardState.PENDING, RewardState.APPROVED,
                RewardState.PAID);
    }

    @Test
    void savingsWhoseIntervalIncludesZeroPayNothing() {
        Credit uncertain = new Credit("pc", 20, new MeasuredSavings(9000, new Interval(80, -5, 170), 0));

        assertThat(rewards.claim("h0", MARCH, List.of(uncertain))).isEmpty();
        assertThat(ledger.balances()).isEmpty();
    }

    @Test
    void aPlugThatMovedIsNotPaidForTwice() {
        rewards.claim("h0", MARCH, List.of(credit("pc", 10_000)));

        assertThat(rewards.claim("h1", MARCH, List.of(credit("pc", 10_000)))).isEmpty();
        assertThat(rewards.claim("h0", MARCH, List.of(credit("pc", 10_000)))).hasSize(1);
    }

    @Test
    void aPlugOfWhichMoreIsKnownLaterIsPaidForWithoutTheOthers() {
        Reward first = rewards.claim("h0", MARCH, List.of(credit("pc", 10_005), credit("tv", 0))).getFirst();
        List<Credit> more = List.of(credit("pc", 10_005), credit("tv", 349));

        List<Reward> both = rewards.claim("h0", MARCH, more);

        assertThat(both).hasSize(2).contains(first);
        assertThat(both).extracting(Reward::amount).containsExactly(1000L, 1035L - 1000);
        assertThat(both.getLast().ground().parts()).extracting(Reward.Part::name).contains("credited of tv", "before")
                .doesNotContain("credited of pc");
        assertThat(rewards.claim("h0", MARCH, more)).isEqualTo(both);
    }

    @Test
    void aPlugThatIsCalledOtherwiseSinceIsNotPaidForTwice() {
        List<Reward> once = rewards.claim("h0", MARCH, List.of(credit("pc", 10_000)));

        database.erasing().setApart("pc", "pc-before");

        assertThat(rewards.claim("h0", MARCH, List.of(credit("pc-before", 10_000)))).isEqualTo(once);
    }

    @Test
    void whatWasRefusedIsBackInTheFundAndIsNotPaid() {
        Reward reward = rewards.claim("h0", MARCH, List.of(credit("pc", 10_000))).getFirst();

        rewards.move(reward.id(), RewardState.REJECTED, "anna");

        assertThat(ledger.balances().values()).containsOnly(0L);
        assertThatThrownBy(() -> rewards.move(reward.id(), RewardState.PAID, "anna"))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("is rejected");
        assertThat(rewards.claim("h0", MARCH, List.of(credit("pc", 10_000))).getFirst().state())
                .isEqualTo(RewardState.REJECTED);
    }

    @Test
    void ofAHomeThatIsGoneTheAmountsStayAndNoDeviceIsNamed() {
        Reward reward = rewards.claim("h0", MARCH, List.of(credit("pc", 10_000))).getFirst();
        rewards.claim("h1", MARCH, List.of(credit("tv", 10_000)));

        ledger.forgetParts("h0");

        Reward kept = ledger.reward(reward.id()).orElseThrow();
        assertThat(kept.toString()).doesNotContain("pc");
        assertThat(kept.amount()).isEqualTo(1000);
        assertThat(ledger.rewards(List.of("h1"), 1).getFirst().toString()).contains("tv");
        assertThat(standing(Account.Kind.PROMISED, "h0")).isEqualTo(1000);
    }

    @Test
    void anEntryThatIsNotBalancedIsNone() {
        assertThatThrownBy(() -> new JournalEntry("k", NOW, "r", "anna",
                List.of(new Posting(account(Unit.POINTS), 5), new Posting(account(Unit.KRW), -5))))
                .hasMessageContaining("not balanced");
    }

    @Test
    void theDatabaseRefusesAnAccountBelowZeroAndThenNothingIsWritten() {
        Reward reward = rewards.claim("h0", MARCH, List.of(credit("pc", 10_000))).getFirst();
        Account granted = new Account(Account.Kind.GRANTED, "h0", Unit.POINTS);
        Account paid = new Account(Account.Kind.PAID, "h0", Unit.POINTS);
        Reward forged = new Reward(reward.id(), "h0", reward.ground(), Unit.POINTS, 5000, RewardState.PAID, NOW, NOW);

        assertThatThrownBy(() -> ledger.move(forged, RewardState.PENDING, new JournalEntry("forged", NOW, reward.id(),
                "mallory", List.of(new Posting(granted, -5000), new Posting(paid, 5000)))))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(ledger.reward(reward.id()).orElseThrow().state()).isEqualTo(RewardState.PENDING);
        assertThat(standing(Account.Kind.PAID, "h0")).isZero();
        assertThat(ledger.entries(homes, 10)).hasSize(1);
    }

    /** Any commands of three homes, each sent twice, by four threads at once. */
    @Property(tries = 15)
    void theBooksBalanceWhateverIsAskedAtOnceAndWhatIsAskedAgainIsDoneOnce(
            @ForAll("commands") List<Command> commands) throws Exception {
        tries++;
        homes = IntStream.range(0, 3).mapToObj(number -> "try" + tries + "-" + number).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> done = new ArrayList<>();
            for (Command command : twice(commands)) {
                done.add(threads.submit(() -> run(command)));
                assertThat(ledger.balances().values().stream().mapToLong(Long::longValue).sum()).isZero();
            }
            for (Future<?> each : done) {
                each.get();
            }
        }

        Map<Account, Long> balances = ledger.balances();
        List<Reward> kept = ledger.rewards(homes, 1000);
        assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isZero();
        for (String home : homes) {
            for (RewardState state : List.of(RewardState.PENDING, RewardState.APPROVED, RewardState.PAID)) {
                long amounts = kept.stream().filter(each -> each.homeId().equals(home) && each.state() == state)
                        .mapToLong(Reward::amount).sum();
                assertThat(standing(kind(state), home)).isEqualTo(amounts);
            }
        }
        assertThat(ledger.entries(homes, 10_000)).extracting(JournalEntry::key).doesNotHaveDuplicates();
        assertThat(kept).hasSize((int) commands.stream().filter(each -> each.deed == 0)
                .map(each -> each.home + " " + each.month).distinct().count());
    }

    @Provide
    Arbitrary<List<Command>> commands() {
        return Combinators.combine(Arbitraries.integers().between(0, 2), Arbitraries.integers().between(1, 3),
                Arbitraries.integers().between(0, 3)).as(Command::new).list().ofMinSize(5).ofMaxSize(20);
    }

    private void run(Command command) {
        String home = homes.get(command.home);
        YearMonth month = YearMonth.of(2026, command.month);
        if (command.deed == 0) {
            rewards.claim(home, month, List.of(credit("pc-" + home, 1000 * (1 + command.month))));
            return;
        }
        RewardState next = List.of(RewardState.APPROVED, RewardState.REJECTED, RewardState.PAID).get(command.deed - 1);
        ledger.rewards(List.of(home), 100).stream().filter(each -> each.ground().source().endsWith("" + month))
                .forEach(each -> {
                    try {
                        rewards.move(each.id(), next, "anna");
                    } catch (IllegalStateException refused) {
                        assertThat(refused).hasMessageContaining("only what is");
                    }
                });
    }

    private static List<Command> twice(List<Command> commands) {
        return IntStream.range(0, 2 * commands.size()).mapToObj(index -> commands.get(index / 2)).toList();
    }

    private static Account.Kind kind(RewardState state) {
        return switch (state) {
            case PENDING -> Account.Kind.PROMISED;
            case APPROVED -> Account.Kind.GRANTED;
            default -> Account.Kind.PAID;
        };
    }

    private long standing(Account.Kind kind, String owner) {
        return ledger.balances().getOrDefault(new Account(kind, owner, Unit.POINTS), 0L);
    }

    private static Account account(Unit unit) {
        return new Account(Account.Kind.FUND, "energy_savings", unit);
    }

    private static Credit credit(String deviceId, double creditedWh) {
        return new Credit(deviceId, 28, new MeasuredSavings(creditedWh, new Interval(50, 20, 80), creditedWh));
    }

    private synchronized void tell(Reward reward) {
        told.add(reward);
    }

    /** What is asked: 0 claims, the others decide. */
    record Command(int home, int month, int deed) {}
}
