// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.spi.Cursors;
import java.util.Collection;
import java.util.List;

/** Positions in the same database as the tree, written beside its writer and never waited for. Thread-safe. */
final class HibernateCursors implements Cursors {
    private final Database database;

    HibernateCursors(Database database) {
        this.database = database;
    }

    @Override
    public List<Cursor> load() {
        return database.read(session -> session.createSelectionQuery("from CursorRow", CursorRow.class).getResultList())
                .stream().map(row -> new Cursor(row.subscription, row.target, row.seq)).toList();
    }

    @Override
    public void save(Collection<Cursor> moved) {
        List<CursorRow> rows = moved.stream()
                .map(cursor -> new CursorRow(cursor.subscriptionId(), cursor.target(), cursor.sequence())).toList();
        database.note(session -> session.upsertMultiple(rows));
    }

    @Override
    public void remove(Collection<String> subscriptionIds) {
        database.note(session -> session.createMutationQuery("delete CursorRow where subscription in :ids")
                .setParameter("ids", subscriptionIds).executeUpdate());
    }
}
