// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.store.PostgresServer;
import io.wattm2m.energy.control.MeasuredSavings;
import io.wattm2m.energy.control.MeasuredSavings.Interval;
import io.wattm2m.energy.home.Homes;
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
import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.people.LogEntry;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Profile;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.people.Ticket;
import io.wattm2m.energy.picture.Picture;
import io.wattm2m.energy.privacy.FileSeal;
import io.wattm2m.energy.privacy.KeyRing;
import io.wattm2m.energy.privacy.SealedMemory;
import io.wattm2m.energy.schedule.QuartzTimer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is personal and what is money, in a PostgreSQL; each test has a schema of its own. */
class PostgresTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    @AutoClose
    private static PostgresServer server;
    private final String url = newUrl();
    private EnergyDatabase database = EnergyDatabase.open(url, 8);
    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theTablesOfAnOlderVersionAreBroughtUpToDateWithWhatIsInThem() {
        database.close();
        String older = newUrl();
        Flyway.configure().dataSource(older, null, null).locations("classpath:db/energy")
                .table("energy_schema_history").placeholders(Map.of("bytes", "bytea")).target("4").load().migrate();
        String schema = older.replaceFirst(".*currentSchema=(\\w+).*", "$1");
        server.execute("insert into " + schema + ".person_row values ('p1', 'ann', 'owner', 'hash', 1, now(), 'Ann',"
                + " 'ann@example.org', '', '')");

        database = EnergyDatabase.open(older, 8);
        KeyRing keys = KeyRing.in(folder.resolve("keys.json"));
        database.people(keys.seal()).reseal();

        assertThat(database.people(keys.seal()).persons()).singleElement()
                .satisfies(person -> assertThat(person.profile().email()).isEqualTo("ann@example.org"));
        assertThat(server.ask("select email from " + schema + ".person_row")).startsWith("ey").hasSizeGreaterThan(100);
    }

    @Test
    void theBooksBalanceWhateverIsAskedAtOnceAndWhatIsAskedAgainIsDoneOnce() throws Exception {
        LedgerTables ledger = database.ledger();
        Rewards rewards = new Rewards(new RuleBook(database), new ClaimedMonths(database), ledger, () -> NOW,
                reward -> {});
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> done = new ArrayList<>();
            for (int times = 0; times < 24; times++) {
                String home = "h" + times % 3;
                done.add(threads.submit(() -> rewards.claim(home, MARCH, List.of(credit("pc-" + home))).forEach(
                        reward -> rewards.move(reward.id(), RewardState.APPROVED, "owner"))));
                assertThat(ledger.balances().values().stream().mapToLong(Long::longValue).sum()).isZero();
            }
            for (Future<?> each : done) {
                each.get();
            }
        }

        assertThat(ledger.rewards(List.of("h0", "h1", "h2"), 100)).hasSize(3)
                .allMatch(reward -> reward.state() == RewardState.APPROVED && reward.amount() == 1000);
        assertThat(ledger.balances()).containsEntry(new Account(Account.Kind.GRANTED, "h0", Unit.POINTS), 1000L)
                .containsEntry(new Account(Account.Kind.FUND, "energy_savings", Unit.POINTS), -3000L);
        assertThat(ledger.entries(List.of("h0", "h1", "h2"), 100)).hasSize(6);
        ledger.forgetParts("h0");
        assertThat(ledger.rewards(List.of("h0"), 1).toString()).doesNotContain("pc-h0");
    }

    @Test
    void anAccountBelowZeroIsRefusedAndThenNothingIsWritten() {
        LedgerTables ledger = database.ledger();
        Reward reward = new Rewards(new RuleBook(database), new ClaimedMonths(database), ledger, () -> NOW,
                any -> {}).claim("h0", MARCH, List.of(credit("pc"))).getFirst();
        Reward forged = new Reward(reward.id(), "h0", reward.ground(), Unit.POINTS, 5000, RewardState.PAID, NOW, NOW);
        JournalEntry entry = new JournalEntry("forged", NOW, reward.id(), "mallory",
                List.of(new Posting(new Account(Account.Kind.GRANTED, "h0", Unit.POINTS), -5000),
                        new Posting(new Account(Account.Kind.PAID, "h0", Unit.POINTS), 5000)));

        assertThatThrownBy(() -> ledger.move(forged, RewardState.PENDING, entry))
                .isInstanceOf(ConstraintViolationException.class);

        assertThat(ledger.reward(reward.id()).orElseThrow().state()).isEqualTo(RewardState.PENDING);
        assertThat(ledger.entries(List.of("h0"), 10)).hasSize(1);
    }

    @Test
    void whatIsPersonalIsSealedAndSealedAnewAndUndoneTogether() {
        KeyRing keys = KeyRing.in(folder.resolve("keys.json"));
        PeopleTables tables = database.people(keys.seal());
        tables.keep(person());
        tables.keep(new Ticket("hash", Ticket.Kind.INVITATION, "p1", "viewer", NOW));
        SealedMemory memory = new SealedMemory(database, Set.of(Homes.KIND), keys.seal());
        memory.keep(Homes.KIND, "h1", "Secret Lane 7");
        String before = text("select email from person_row");
        String sealed = text("select text from document_row where kind = 'home'");

        keys.rotate(() -> {
            tables.reseal();
            memory.renew();
        });

        assertThat(memory.document(Homes.KIND, "h1")).contains("Secret Lane 7");
        assertThat(text("select text from document_row where kind = 'home'")).isNotEqualTo(sealed);
        assertThat(text("select email from person_row")).isNotEqualTo(before).doesNotContain("ann");
        assertThat(text("select text from document_row where kind = 'home'")).doesNotContain("Secret");
        assertThat(tables.persons()).containsExactly(person());
        assertThatThrownBy(() -> tables.together(() -> {
            tables.use("hash", NOW);
            database.keep("home", "h1", "another");
            throw new IllegalStateException("not now");
        })).hasMessage("not now");
        assertThat(tables.use("hash", NOW)).isTrue();
        assertThat(database.document("home", "h1").orElseThrow()).startsWith("ey");
    }

    @Test
    void devicesAndPeopleAreErasedWhereverTheyAreMentioned() {
        database.keep("control", "fridge", "{\"mode\":\"on\"}");
        database.keep("schedule", "s", "{\"deviceIds\":[\"fridge\",\"tv\"]}");
        database.keep("alert", "a", "{\"by\":\"ann\",\"deviceId\":\"tv\"}");
        database.keep("privacy-consent", "p1", "{}");

        database.erasing().device("fridge");
        database.erasing().person("p1", "ann");

        assertThat(database.document("control", "fridge")).isEmpty();
        assertThat(database.document("schedule", "s")).contains("{\"deviceIds\":[\"tv\"]}");
        assertThat(database.document("alert", "a").orElseThrow()).contains("\"by\":\"erased\"");
        assertThat(database.document("privacy-consent", "p1")).isEmpty();
    }

    @Test
    void picturesLevelsLogsAndTheTimerHaveTheirTables() {
        database.pictures(FileSeal.NONE).keep("person/p1", new Picture(Picture.Form.PNG, new byte[] {1, 2, 3}));
        assertThat(database.pictures(FileSeal.NONE).picture("person/p1").orElseThrow().content()).containsExactly(1, 2,
                3);
        assertThat(database.levels().between("battery", Channel.BATTERY, new Span(NOW, NOW.plusSeconds(60)))).isEmpty();
        assertThat(database.logs().entries(LogEntry.Kind.SYSTEM, 1, 1)).isEmpty();
        try (QuartzTimer timer = database.timer()) {
            timer.set("s1", NOW.plusSeconds(60));
            assertThat(timer.isSet("s1")).isTrue();
        }
    }

    private String text(String query) {
        String schema = url.replaceFirst(".*currentSchema=(\\w+).*", "$1");
        return server.ask(query.replaceFirst("from ", "from " + schema + "."));
    }

    private static String newUrl() {
        Map<String, String> settings = server.newSchema();
        return settings.get("store.url") + "&user=" + settings.get("store.user") + "&password="
                + settings.get("store.password");
    }

    private static Person person() {
        return new Person("p1", "ann", Role.OWNER, "hash", 1, NOW, new Profile("Ann", "ann@example.org", "", ""));
    }

    private static Credit credit(String deviceId) {
        return new Credit(deviceId, 28, new MeasuredSavings(10_000, new Interval(50, 20, 80), 10_000));
    }
}
