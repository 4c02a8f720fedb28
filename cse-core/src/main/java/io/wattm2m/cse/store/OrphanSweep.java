// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;

/**
 * Removes the instances whose parents are gone, a bounded number at a time, so that the removal of a large sub-tree
 * does not hold up the other writes. What is left of it at a crash goes on at the next start. Belongs to the writer's
 * thread.
 */
final class OrphanSweep {
    private static final int AT_A_TIME = 500;
    private final Database database;
    private final Consumer<StatelessSession> first;
    private boolean expected = true;

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
            expected = false; // also where it fails: the next deletion or the next start tries again
            expected = step();
        }
        return expected;
    }

    private boolean step() throws SQLException {
        List<OrphanRow> parents = database.read(session -> session
                .createSelectionQuery("from OrphanRow", OrphanRow.class).setMaxResults(AT_A_TIME).list());
        if (parents.isEmpty()) {
            return false;
        }
        var _ = database.write(session -> {
            first.accept(session);
            removeInstances(parents, session);
        });
        return true;
    }

    private static void removeInstances(List<OrphanRow> parents, StatelessSession session) {
        int room = AT_A_TIME;
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
