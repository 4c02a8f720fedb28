// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Profile;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.people.Ticket;
import io.wattm2m.energy.privacy.Seal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is kept of Ann, sealed by the name of a key; while it is sealed anew, somebody else may come in between. */
class PeopleTablesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Ticket TICKET = new Ticket("hash", Ticket.Kind.INVITATION, "ann", "viewer",
            NOW.plusSeconds(60));
    @AutoClose
    private final EnergyDatabase database = EnergyDatabase.open("jdbc:h2:mem:people" + System.nanoTime(), 8);
    private final Queue<Runnable> between = new ArrayDeque<>();
    private String key = "old";
    private final PeopleTables tables = database.people(new Seal(text -> key + ":" + text, this::opened));
    private final PeopleTables asKept = database.people(Seal.NONE);

    @Test
    void anotherKeySealsWhatIsSealedAndNothingElse() {
        tables.keep(ann(Role.VIEWER, "Ann"));
        key = "new";

        tables.reseal();

        assertThat(asKept.persons()).singleElement().satisfies(row -> {
            assertThat(row.profile().displayName()).isEqualTo("new:Ann");
            assertThat(row.profile().email()).isEqualTo("new:ann@example.org");
            assertThat(row.role()).isEqualTo(Role.VIEWER);
        });
    }

    @Test
    void aChangeThatComesInBetweenIsNotLost() {
        tables.keep(ann(Role.VIEWER, "Ann"));
        key = "new";
        between.add(() -> tables.keep(ann(Role.OWNER, "Anna")));

        tables.reseal();

        assertThat(asKept.persons()).singleElement().satisfies(row -> {
            assertThat(row.role()).isEqualTo(Role.OWNER);
            assertThat(row.profile().displayName()).isEqualTo("new:Anna");
        });
    }

    @Test
    void whoGoesInBetweenDoesNotComeBack() {
        tables.keep(ann(Role.VIEWER, "Ann"));
        between.add(() -> tables.remove("ann"));

        tables.reseal();

        assertThat(tables.persons()).isEmpty();
    }

    @Test
    void whatFailsTogetherIsUndoneTogether() {
        tables.keep(TICKET);

        assertThatThrownBy(() -> tables.together(() -> {
            tables.use(TICKET.hash(), NOW);
            tables.keep(ann(Role.VIEWER, "Ann"));
            database.keep("home", "h1", "{}");
            throw new IllegalStateException("not now");
        })).hasMessage("not now");

        assertThat(tables.persons()).isEmpty();
        assertThat(database.document("home", "h1")).isEmpty();
        assertThat(tables.use(TICKET.hash(), NOW)).isTrue();
        assertThat(tables.use(TICKET.hash(), NOW)).isFalse();
    }

    private String opened(String sealed) {
        if (!between.isEmpty()) {
            between.remove().run();
        }
        return sealed.substring(sealed.indexOf(':') + 1);
    }

    private static Person ann(Role role, String displayName) {
        return new Person("ann", "ann", role, "", 1, NOW, new Profile(displayName, "ann@example.org", "", ""));
    }
}
