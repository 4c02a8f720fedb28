// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.StatelessSession;

/**
 * Transactions that may be parts of a greater one: what writes within {@link #together} is kept with all the rest of
 * it, or not at all. Thread-safe; a step belongs to one thread.
 */
final class Steps {
    private final ScopedValue<StatelessSession> present = ScopedValue.newInstance();
    private final Sessions sessions;

    Steps(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Does all of it in one transaction; what it throws undoes what was written. */
    <T> T together(Supplier<T> deed) {
        return present.isBound() ? deed.get()
                : sessions.fromStatelessTransaction(
                        session -> ScopedValue.where(present, session).<T, RuntimeException>call(deed::get));
    }

    /** Writes, in the step that is being taken if there is one. */
    void write(Consumer<StatelessSession> writing) {
        read(session -> {
            writing.accept(session);
            return true;
        });
    }

    /** The same with an answer. */
    <T> T read(Function<StatelessSession, T> asking) {
        return present.isBound() ? asking.apply(present.get()) : sessions.fromStatelessTransaction(asking);
    }
}
