// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.store.BatchRows.Trees;
import io.wattm2m.cse.store.RemovedTrees.RemovedTree;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch into the tables. What every measurement needs, its own row and its parent's, goes to the driver
 * without a detour, because Hibernate would cost more there than the database; the rest is Hibernate's.
 */
final class RowWriter {
    private static final int TOGETHER = 500;
    private static final String INSERT_INSTANCE = "insert into instance"
            + " (seq, pi, ri, rn, named, ty, type_name, originator, ct, lt, et, cs, document)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE_RESOURCE = "update resource"
            + " set originator = ?, ct = ?, lt = ?, et = ?, document = ?, version = ? where ri = ? and version = ?";

    private RowWriter() {}

    /** Writes the rows: first what goes, so that its address is free for what comes. Counts up the versions. */
    static void write(BatchRows rows, StatelessSession session) {
        removeLabels(rows.gone().labelled(), session);
        inGroups(rows.gone().resources(), group -> session
                .createMutationQuery("delete from ResourceRow where ri in (:group)").setParameter("group", group)
                .executeUpdate());
        session.insertMultiple(rows.gone().parents().stream().map(OrphanRow::new).toList());
        write(rows.gone().trees(), session);
        removeRows(rows.gone().instances(), session);
        session.insertMultiple(rows.created().resources());
        session.updateMultiple(rows.changed().instances());
        session.insertMultiple(rows.labels());
        session.update(new CounterRow(rows.counter()));
        session.doWork(connection -> {
            insert(rows.created().instances(), connection);
            update(rows.changed().resources(), connection);
        });
    }

    /** One that has been removed before, and is not swept yet, goes on with the later removal. */
    private static void write(Trees trees, StatelessSession session) {
        inGroups(Stream.concat(trees.swept().stream(), trees.removed().stream().map(RemovedTree::path)).toList(),
                group -> session.createMutationQuery("delete from RemovedTreeRow where path in (:group)")
                        .setParameter("group", group).executeUpdate());
        session.insertMultiple(trees.removed().stream().map(RemovedTreeRow::new).toList());
    }

    /** Removes instances with their labels, by position. */
    static void removeInstances(List<Long> positions, StatelessSession session) {
        removeLabels(positions, session);
        removeRows(positions, session);
    }

    private static void insert(List<InstanceRow> rows, Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT_INSTANCE)) {
            for (InstanceRow row : rows) {
                statement.setLong(1, row.seq);
                statement.setString(2, row.pi);
                statement.setString(3, row.ri);
                statement.setString(4, row.rn);
                statement.setString(5, row.named);
                statement.setInt(6, row.ty);
                statement.setString(7, row.typeName);
                statement.setString(8, row.originator);
                statement.setLong(9, row.ct);
                statement.setLong(10, row.lt);
                set(statement, 11, row.et);
                set(statement, 12, row.cs);
                statement.setString(13, row.document);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void update(List<ResourceRow> rows, Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(UPDATE_RESOURCE)) {
            for (ResourceRow row : rows) {
                statement.setString(1, row.originator);
                statement.setLong(2, row.ct);
                statement.setLong(3, row.lt);
                set(statement, 4, row.et);
                statement.setString(5, row.document);
                statement.setLong(6, row.version + 1);
                statement.setString(7, row.ri);
                statement.setLong(8, row.version);
                statement.addBatch();
            }
            checkEach(rows, statement.executeBatch());
        }
        rows.forEach(row -> row.version++);
    }

    private static void checkEach(List<ResourceRow> rows, int[] counts) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                throw new IllegalStateException(
                        "the row of " + rows.get(i).path + " is not of version " + rows.get(i).version);
            }
        }
    }

    private static void set(PreparedStatement statement, int index, @Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, value);
        }
    }

    private static void removeRows(List<Long> positions, StatelessSession session) {
        inGroups(positions, group -> session.createMutationQuery("delete from InstanceRow where seq in (:group)")
                .setParameter("group", group).executeUpdate());
    }

    private static void removeLabels(List<Long> positions, StatelessSession session) {
        inGroups(positions, group -> session.createMutationQuery("delete from LabelRow where seq in (:group)")
                .setParameter("group", group).executeUpdate());
    }

    private static <T> void inGroups(List<T> values, Consumer<List<T>> action) {
        for (int from = 0; from < values.size(); from += TOGETHER) {
            action.accept(new ArrayList<>(values.subList(from, Math.min(values.size(), from + TOGETHER))));
        }
    }
}
