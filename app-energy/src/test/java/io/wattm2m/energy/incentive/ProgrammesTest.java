// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.energy.incentive.Application.State;
import io.wattm2m.energy.privacy.FileSeal;
import io.wattm2m.energy.privacy.SealedFiles;
import io.wattm2m.energy.testing.MapLedger;
import io.wattm2m.energy.testing.MapMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An office by files; it is 2026-04-01. */
class ProgrammesTest {
    private static final Clock APRIL = Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneOffset.UTC);
    private final MapLedger ledger = new MapLedger();
    private final MapMemory memory = new MapMemory();
    @TempDir
    private Path folder;
    private Programmes programmes;

    @BeforeEach
    void offer() throws IOException {
        Rewards rewards = new Rewards(new RuleBook(memory), new ClaimedMonths(memory), ledger, APRIL, reward -> {});
        programmes = new Programmes(memory,
                new FolderOffice(folder, new SealedFiles(folder.resolve("applications"), FileSeal.NONE)), rewards,
                APRIL);
        Files.writeString(folder.resolve("programmes.json"), """
                [{"id": "led", "name": "LED lamps", "authority": "The city", "description": "Half of the price",
                  "opens": "2026-03-01", "closes": "2026-12-31"},
                 {"id": "old", "name": "Refrigerators", "authority": "The city", "description": "Old ones",
                  "opens": "2025-01-01", "closes": "2025-12-31"}]""");
    }

    @Test
    void anApplicationIsHandedInOnceAndWaits() throws IOException {
        Application made = programmes.apply("h1", "led", "Twelve lamps");

        assertThat(programmes.apply("h1", "led", "Twelve lamps")).isEqualTo(made);
        assertThat(made.state()).isEqualTo(State.WAITING);
        assertThat(Files.readString(folder.resolve("applications").resolve(made.id() + ".json.jwe")))
                .contains("Twelve lamps");
        assertThat(programmes.of(List.of("h2"))).isEmpty();
    }

    @Test
    void whatTheOfficeDecidesIsGrantedOnce() throws IOException {
        Application made = programmes.apply("h1", "led", "");
        decide(made.id() + ",in_review,,krw,seen");
        programmes.decide();
        assertThat(programmes.of(List.of("h1"))).extracting(Application::state).containsExactly(State.IN_REVIEW);

        decide(made.id() + ",in_review,,krw,seen\n" + made.id() + ",approved,30000,krw,granted, as asked");
        programmes.decide();
        programmes.decide();
        Application decided = programmes.of(List.of("h1")).getFirst();

        assertThat(decided.state()).isEqualTo(State.APPROVED);
        assertThat(decided.note()).isEqualTo("granted, as asked");
        assertThat(ledger.rewards(List.of("h1"), 10)).hasSize(1);
        assertThat(ledger.balances()).containsEntry(new Account(Account.Kind.GRANTED, "h1", Unit.KRW), 30_000L);
    }

    @Test
    void whatIsNotOpenOrNotThereIsRefused() {
        assertThatThrownBy(() -> programmes.apply("h1", "old", "")).hasMessageContaining("to 2025-12-31");
        assertThatThrownBy(() -> programmes.apply("h1", "none", "")).hasMessageContaining("no programme none");
    }

    @Test
    void aFileWithAFaultIsNamedWithItsLine() throws IOException {
        decide("x,approved,much,krw,");
        assertThatThrownBy(() -> programmes.decide()).hasMessageContaining("decisions.csv, line 2");
        Files.writeString(folder.resolve("programmes.json"), "[{\"id\": \"led\"}]");
        assertThatThrownBy(() -> programmes.all()).hasMessageContaining("led: name is missing");
    }

    private void decide(String lines) throws IOException {
        Files.writeString(folder.resolve("decisions.csv"), "application,state,amount,unit,note\n" + lines + "\n");
    }
}
