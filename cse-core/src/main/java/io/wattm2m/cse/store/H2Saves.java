// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * What H2 saves in threads of its own. {@code CHECKPOINT SYNC} does not wait for a save that another thread has begun,
 * but syncs the file as it is: what a transaction has committed before may then be in memory only.
 */
final class H2Saves {
    static final String SYNC = "CHECKPOINT SYNC";

    private H2Saves() {}

    /** Returns when all saves that have begun are in the file, and the file is synced; does nothing elsewhere. */
    static void await(Connection connection) throws SQLException {
        if (connection.isWrapperFor(JdbcConnection.class)
                && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            MVStore store = session.getDatabase().getStore().getMvStore();
            if (store.isPersistent()) {
                store.executeFilestoreOperation(store::sync);
            }
        }
    }
}
