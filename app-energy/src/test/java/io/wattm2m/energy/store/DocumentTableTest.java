// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.privacy.Seal;
import io.wattm2m.energy.privacy.SealedMemory;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Documents, sealed by the name of a key; while all are changed, somebody else may come in between. */
class DocumentTableTest {
    @AutoClose
    private final EnergyDatabase database = EnergyDatabase.open("jdbc:h2:mem:" + UUID.randomUUID(), 8);
    private final Queue<Runnable> between = new ArrayDeque<>();
    private String key = "old";
    private final SealedMemory memory =
            new SealedMemory(database, Set.of("secret"), new Seal(text -> key + ":" + text, this::opened));

    @Test
    void onlyTheKindsThatAreSealedAre() {
        memory.keep("secret", "a", "Ann");
        memory.keep("open", "a", "old:fashioned");

        assertThat(database.document("secret", "a")).contains("old:Ann");
        assertThat(memory.document("secret", "a")).contains("Ann");
        assertThat(memory.documents("open", "", 9)).containsExactly("old:fashioned");
    }

    @Test
    void whatWasOpenIsSealedAndWhatWasSealedStays() {
        database.keep("secret", "a", "Ann");
        database.keep("secret", "b", "old:Bob");
        key = "new";

        memory.sealWhatIsOpen();

        assertThat(database.documents("secret", "", 9)).containsExactly("old:Bob", "new:Ann");
    }

    @Test
    void aChangeThatComesInBetweenIsNotLost() {
        memory.keep("secret", "a", "Ann");
        key = "new";
        between.add(() -> memory.keep("secret", "a", "Anna"));

        memory.renew();

        assertThat(database.document("secret", "a")).contains("new:Anna");
    }

    @Test
    void whatIsForgottenInBetweenDoesNotComeBack() {
        memory.keep("secret", "a", "Ann");
        key = "new";
        between.add(() -> memory.forget("secret", "a"));

        memory.renew();

        assertThat(database.document("secret", "a")).isEmpty();
    }

    private String opened(String sealed) {
        if (!between.isEmpty()) {
            between.remove().run();
        }
        return sealed.substring(sealed.indexOf(':') + 1);
    }
}
