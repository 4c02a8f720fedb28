// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.sql.Connection;
import java.sql.SQLException;

/** The right to write to a database, which one process has at a time. Belongs to the writer's thread. */
interface Lease {
    /** Where nobody else can come to the database. */
    Lease NONE = new Lease() {
        @Override
        public boolean hold(Connection connection) {
            return false;
        }

        @Override
        public void begin(Connection connection) {}
    };

    /**
     * Makes sure that this connection of the writer has the right.
     *
     * @return whether the connection is another one than before, so that the last commit on the one before, whose
     *         outcome may be unknown, is settled only now
     */
    boolean hold(Connection connection) throws SQLException;

    /** Notes in the tables, which are there now, that the right has passed to this process. */
    void begin(Connection connection) throws SQLException;
}
