// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.store.WritePipeline.Ticket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private boolean untidy = true;

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
        try {
            return applied(tickets);
        } catch (RuntimeException | SQLException e) {
            Optional<RequestFailure> unreachable = database.reach().unreachable(e);
            if (unreachable.isPresent()) {
                throw unreachable.get();
            }
            throw e;
        }
    }

    @Override
    public boolean tidy() throws SQLException {
        if (untidy) {
            untidy = false; // also where it fails: the next deletion or the next start tries again
            untidy = orphans.step();
        }
        return untidy;
    }

    private List<Runnable> applied(List<Ticket> tickets) throws SQLException {
        if (database.settle()) {
            cache.clear();
        }
        Decisions decisions = new Decisions(committed, rows, counter);
        List<Runnable> completions = new ArrayList<>(tickets.size());
        for (Ticket ticket : tickets) {
            completions.add(decide(ticket, decisions));
        }
        counter = decisions.counter();
        if (!decisions.batch().isEmpty()) {
            long begin = System.nanoTime();
            store(decisions);
            measures.committed(tickets.size(), System.nanoTime() - begin);
            LOG.debug("{} decisions in one commit", tickets.size());
        }
        return completions;
    }

    private static Runnable decide(Ticket ticket, Decisions decisions) {
        try {
            Changes changes = decisions.decide(ticket.decision());
            return () -> ticket.complete(changes);
        } catch (RuntimeException | Error e) { // a decision's failure is its caller's, as it is
            if (Reach.isFailure(e)) {
                throw e; // each of the others would wait for the database as well
            }
            return () -> ticket.fail(e);
        }
    }

    private void store(Decisions decisions) throws SQLException {
        Batch batch = decisions.batch();
        try {
            BatchRows written = BatchRows.of(batch, counter, parentsOfInstances);
            database.write(session -> {
                redo.note(written, session);
                RowWriter.write(written, session);
            }, redo::sync);
            publication.publish(batch, decisions.oldest());
        } catch (RuntimeException | SQLException | Error e) {
            cache.clear(); // whether it was committed may be unknown: the tables know
            throw e;
        }
        untidy |= !batch.goneResources().isEmpty();
    }
}
