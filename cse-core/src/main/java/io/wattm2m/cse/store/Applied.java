// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.hibernate.StatelessSession;

/**
 * How much of the journal is in the tables, where it stands in the transaction that has brought it there. Immutable.
 *
 * @param batch the number of the last batch
 * @param checksum that of its record
 */
record Applied(long batch, int checksum) {
    private static final String UPDATE = "update applied set batch = ?, checksum = ? where id = 1";

    static Applied of(StatelessSession session) {
        return session.doReturningWork(Applied::read);
    }

    void note(StatelessSession session) {
        session.doWork(this::write);
    }

    private static Applied read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select batch, checksum from applied")) {
            row.next();
            return new Applied(row.getLong(1), row.getInt(2));
        }
    }

    private void write(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            statement.setLong(1, batch);
            statement.setInt(2, checksum);
            statement.executeUpdate();
        }
    }
}
