// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.people.LogEntry;
import io.wattm2m.energy.people.LogStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of the logs. Thread-safe. */
public final class LogTable implements LogStore {
    private final Sessions sessions;

    LogTable(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void append(List<LogEntry> entries) {
        sessions.inStatelessTransaction(
                session -> entries.forEach(entry -> session.insert(new StoredLogEntry(entry))));
    }

    @Override
    public List<LogEntry> entries(LogEntry.Kind kind, long beforeId, int limit) {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("from StoredLogEntry where kind = :kind and id < :before order by id desc",
                        StoredLogEntry.class)
                .setParameter("kind", kind.name()).setParameter("before", beforeId).setMaxResults(limit)
                .getResultList().stream().map(StoredLogEntry::entry).toList());
    }

    @Override
    public Optional<LogEntry> entry(long id) {
        return sessions.fromStatelessSession(session -> Optional.ofNullable(session.get(StoredLogEntry.class, id)))
                .map(StoredLogEntry::entry);
    }

    @Override
    public List<LogEntry> of(String actor) {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("from StoredLogEntry where actor = :actor order by id desc",
                        StoredLogEntry.class)
                .setParameter("actor", actor).getResultList().stream().map(StoredLogEntry::entry).toList());
    }

    @Override
    public void forget(String actorOrMention) {
        sessions.inStatelessTransaction(session -> {
            session.createMutationQuery("delete from StoredLogEntry where actor = :it")
                    .setParameter("it", actorOrMention).executeUpdate();
            // what has it as a part of a longer word is about something else
            session.createSelectionQuery("from StoredLogEntry where position(:it in text) > 0", StoredLogEntry.class)
                    .setParameter("it", actorOrMention).getResultList().stream()
                    .filter(entry -> entry.entry().mentions(actorOrMention)).forEach(session::delete);
        });
    }

    @Override
    public void clear(LogEntry.Kind kind) {
        sessions.inStatelessTransaction(session -> session
                .createMutationQuery("delete from StoredLogEntry where kind = :kind")
                .setParameter("kind", kind.name()).executeUpdate());
    }

    @Override
    public void trim(Instant before, int most) {
        sessions.inStatelessTransaction(session -> {
            session.createMutationQuery("delete from StoredLogEntry where time < :before")
                    .setParameter("before", before).executeUpdate();
            long newest = Optional.ofNullable(session.createSelectionQuery("select max(id) from StoredLogEntry",
                    Long.class).getSingleResultOrNull()).orElse(0L);
            session.createMutationQuery("delete from StoredLogEntry where id <= :end")
                    .setParameter("end", newest - most).executeUpdate();
        });
    }
}
