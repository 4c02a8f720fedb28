// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.store.ChangeLog.Entry;
import io.wattm2m.cse.store.ChangeLog.State;
import io.wattm2m.cse.store.WritePipeline.Ticket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.StatelessSession;

/**
 * What the writer does with a batch where several nodes write to the database: it takes the turn, catches up with the
 * others, decides, writes, commits, publishes, tells, in that order. Belongs to its thread.
 */
final class SharedWriter implements WritePipeline.Applier {
    private final Database database;
    private final Rows rows;
    private final CommittedView committed;
    private final ResourceCache cache;
    private final Publication publication;
    private final Set<Integer> parentsOfInstances;
    private final Follower follower;
    private final Invalidation others;
    private final ChangeLog log;
    private final OrphanSweep orphans;
    private final Measures measures;

    /** What a writer of several needs beside what every writer does. */
    record Sharing(Follower follower, ChangeLog log, Invalidation others) {}

    SharedWriter(Database database, Rows rows, CommittedView committed, Sharing sharing, Measures measures) {
        this.database = database;
        this.rows = rows;
        this.committed = committed;
        this.cache = sharing.others().cache();
        this.follower = sharing.follower();
        this.others = sharing.others();
        this.log = sharing.log();
        this.publication = new Publication(cache);
        this.parentsOfInstances = rows.parentsOfInstances();
        this.orphans = new OrphanSweep(database, log::take);
        this.measures = measures;
    }

    /** One batch on its way. */
    private static final class Turn {
        private final List<Runnable> completions = new ArrayList<>();
        private final List<Changes> changes = new ArrayList<>();
        private final Set<Resource> concerned = new LinkedHashSet<>();
        private Optional<Decisions> decisions = Optional.empty();
        private long number;
    }

    @Override
    public List<Runnable> apply(List<Ticket> tickets) throws SQLException {
        return database.reach().changing(() -> {
            database.settle();
            return applied(tickets);
        });
    }

    @Override
    public boolean tidy() throws SQLException {
        return swept() || orphans.go();
    }

    private boolean swept() throws SQLException {
        return !committed.removedTrees().isEmpty() && apply(List.of()).isEmpty();
    }

    /** Everybody is told before the next turn is followed, so that all nodes tell in the same order. */
    private List<Runnable> applied(List<Ticket> tickets) throws SQLException {
        Turn turn = new Turn();
        try {
            long begin = System.nanoTime();
            long synced = database.write(session -> write(turn, tickets, session));
            measures.committed(tickets.size(), System.nanoTime() - begin, synced);
            turn.decisions.ifPresent(decisions -> publication.publish(decisions.batch(), decisions.oldest()));
            follower.own(turn.number, () -> turn.completions.forEach(Runnable::run));
            return List.of();
        } catch (RuntimeException | SQLException | Error e) {
            cache.clear(); // whether it was committed may be unknown: the tables know
            throw e;
        } finally {
            follower.leave();
        }
    }

    private void write(Turn turn, List<Ticket> tickets, StatelessSession session) {
        State state = log.take(session);
        follower.enter(session, state.turn(), others);
        Decisions decisions = new Decisions(committed, rows, state.counter());
        tickets.forEach(ticket -> turn.completions
                .add(ticket.decide(() -> decide(ticket.decision(), turn, decisions))));
        if (tickets.isEmpty()) {
            decisions.sweep();
        }
        Batch batch = decisions.batch();
        turn.number = batch.isEmpty() ? state.turn() : state.turn() + 1;
        if (!batch.isEmpty()) {
            turn.decisions = Optional.of(decisions);
            RowWriter.write(BatchRows.of(batch, decisions.counter(), parentsOfInstances), session);
            log.add(session, new Entry(turn.number, News.of(News.condensed(turn.changes, id -> !batch.isGone(id)),
                    turn.concerned, batch.goneResources())));
            if (!batch.goneResources().isEmpty()) {
                orphans.expect();
            }
        }
    }

    private Changes decide(Function<ResourceView, Changes> decision, Turn turn, Decisions decisions) {
        List<Resource> concerned = new ArrayList<>();
        Changes changes = decisions.decide(view -> {
            Changes decided = decision.apply(view);
            concerned.addAll(follower.concerned(view, decided.deleted()));
            return decided;
        });
        turn.changes.add(changes);
        turn.concerned.addAll(concerned);
        return changes;
    }
}
