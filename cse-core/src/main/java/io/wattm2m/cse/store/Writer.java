// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.store.WritePipeline.Ticket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the writer does with a batch: decide, write, commit, publish, in that order. Belongs to its thread. */
final class Writer implements WritePipeline.Applier {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private final Database database;
    private final Rows rows;
    private final ResourceCache cache;
    private final CommittedView committed;
    private final Publication publication;
    private final RedoLog redo;
    private final Set<Integer> parentsOfInstances;
    private final OrphanSweep orphans;
    private final Measures measures;
    private long counter;

    /** A writer that goes on counting creations from here. */
    Writer(Database database, RedoLog redo, Rows rows, ResourceCache cache, CommittedView committed,
            Measures measures) {
        this.database = database;
        this.rows = rows;
        this.cache = cache;
        this.committed = committed;
        this.publication = new Publication(cache);
        this.redo = redo;
        this.parentsOfInstances = rows.parentsOfInstances();
        this.measures = measures;
        this.orphans = new OrphanSweep(database);
        this.counter = database.read(session -> session.get(CounterRow.class, CounterRow.ID)).seq;
    }

    @Override
    public List<Runnable> apply(List<Ticket> tickets) throws SQLException {
        return database.reach().changing(() -> applied(tickets));
    }

    @Override
    public boolean tidy() throws SQLException {
        return swept() || orphans.go();
    }

    private boolean swept() throws SQLException {
        return !committed.removedTrees().isEmpty() && apply(List.of()).isEmpty();
    }

    /** With nobody waiting it removes some of the rows of what is gone. */
    private List<Runnable> applied(List<Ticket> tickets) throws SQLException {
        if (database.settle()) {
            cache.clear();
        }
        Decisions decisions = new Decisions(committed, rows, counter);
        List<Runnable> completions = new ArrayList<>(tickets.size());
        for (Ticket ticket : tickets) {
            completions.add(ticket.decide(() -> decisions.decide(ticket.decision())));
        }
        if (tickets.isEmpty()) {
            decisions.sweep();
        }
        counter = decisions.counter();
        if (!decisions.batch().isEmpty()) {
            long begin = System.nanoTime();
            long synced = store(decisions);
            measures.committed(tickets.size(), System.nanoTime() - begin, synced);
            LOG.debug("{} decisions in one commit", tickets.size());
        }
        return completions;
    }

    private long store(Decisions decisions) throws SQLException {
        Batch batch = decisions.batch();
        long synced;
        try {
            BatchRows written = BatchRows.of(batch, counter, parentsOfInstances);
            synced = database.write(session -> {
                redo.note(written, session);
                RowWriter.write(written, session);
            }, redo::sync);
            publication.publish(batch, decisions.oldest());
        } catch (RuntimeException | SQLException | Error e) {
            cache.clear(); // whether it was committed may be unknown: the tables know
            throw e;
        }
        if (!batch.goneResources().isEmpty()) {
            orphans.expect();
        }
        return synced;
    }
}
