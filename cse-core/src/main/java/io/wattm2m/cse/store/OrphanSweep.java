// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;

/**
 * Removes the instances whose parents are gone, as many at a time as takes a few milliseconds, so that the removal of a
 * large sub-tree does not hold up the other writes. What is left of it at a crash goes on at the next start. Belongs to
 * the writer's thread.
 */
final class OrphanSweep {
    private static final int FEWEST = 20;
    private static final int MOST = 500;
    /** What others may be held up for at a time. */
    private static final long WHILE = TimeUnit.MILLISECONDS.toNanos(10);
    private final Database database;
    private final Consumer<StatelessSession> first;
    private boolean expected = true;
    private int size = FEWEST;

    OrphanSweep(Database database) {
        this(database, session -> {});
    }

    /** A sweep that does this first, in its transaction. */
    OrphanSweep(Database database, Consumer<StatelessSession> first) {
        this.database = database;
        this.first = first;
    }

    /** There may be some now. */
    void expect() {
        expected = true;
    }

    /** Removes some where there may be any; tells whether there may be more. */
    boolean go() throws SQLException {
        if (expected) {
            expected = step(); // one that fails is tried again
        }
        return expected;
    }

    private boolean step() throws SQLException {
        List<OrphanRow> parents = database.read(session -> session
                .createSelectionQuery("from OrphanRow", OrphanRow.class).setMaxResults(size).list());
        if (parents.isEmpty()) {
            return false;
        }
        long begin = System.nanoTime();
        var _ = database.write(session -> {
            first.accept(session);
            removeInstances(parents, session);
        });
        size = Math.clamp(System.nanoTime() - begin > WHILE ? size / 2 : size * 2L, FEWEST, MOST);
        return true;
    }

    private void removeInstances(List<OrphanRow> parents, StatelessSession session) {
        int room = size;
        for (OrphanRow parent : parents) {
            List<Long> positions = session.createSelectionQuery(
                    "select seq from InstanceRow where pi = :pi order by pi, seq", Long.class)
                    .setParameter("pi", parent.pi).setMaxResults(room).list();
            RowWriter.removeInstances(positions, session);
            if (positions.size() == room) {
                return;
            }
            room -= positions.size();
            session.delete(parent);
        }
    }
}
