// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import io.wattm2m.energy.people.LogEntry.Kind;
import java.time.InstantSource;
import java.util.List;

/** What is written down about what people do with accounts and switches. Thread-safe; durable on return. */
public final class Journal {
    private final LogStore store;
    private final InstantSource clock;

    public Journal(LogStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Notes what somebody has done; never with a secret in it. */
    public void note(String actor, String deed) {
        store.append(List.of(LogEntry.deed(clock.instant(), actor, deed)));
    }

    /** Clears one of the logs; that this was done remains. */
    public void clear(Kind kind, String actor) {
        store.clear(kind);
        note(actor, "cleared the " + kind.label());
    }
}
