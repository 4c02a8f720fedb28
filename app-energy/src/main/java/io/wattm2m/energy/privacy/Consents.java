// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.privacy;

import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import io.wattm2m.energy.people.Journal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** Who has agreed to what, and since when. Thread-safe. */
public final class Consents {
    private final Documents<Given> given;
    private final Journal journal;
    private final InstantSource clock;

    public Consents(Memory memory, Journal journal, InstantSource clock) {
        this.given = new Documents<>(memory, "privacy-consent", Given.class);
        this.journal = journal;
        this.clock = clock;
    }

    /** What somebody has agreed to, each since when. */
    public Map<Purpose, Instant> of(String personId) {
        return given.find(personId).map(Given::purposes).orElse(Map.of());
    }

    /** Whether somebody has agreed to this. */
    public boolean allows(String personId, Purpose purpose) {
        return of(personId).containsKey(purpose);
    }

    /** Agrees, or takes that back, which holds at once. */
    public synchronized void set(String personId, Purpose purpose, boolean agrees) {
        if (allows(personId, purpose) == agrees) {
            return;
        }
        Map<Purpose, Instant> purposes = new EnumMap<>(Purpose.class);
        purposes.putAll(of(personId));
        if (agrees) {
            purposes.put(purpose, clock.instant());
        } else {
            purposes.remove(purpose);
        }
        given.keep(personId, new Given(purposes));
        journal.note(personId, (agrees ? "agreed to " : "took back the consent to ") + purpose.label());
    }

    /** Forgets what somebody has agreed to. */
    void forget(String personId) {
        given.forget(personId);
    }

    /**
     * What somebody has agreed to.
     *
     * @param purposes each since when
     */
    record Given(Map<Purpose, Instant> purposes) {
        Given {
            purposes = Map.copyOf(purposes);
        }
    }
}
