// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Connections for the timer, from the pool that everybody has. Thread-safe. */
record TimerConnections(DataSource source) implements ConnectionProvider {

    @Override
    public Connection getConnection() throws SQLException {
        return source.getConnection();
    }

    /** The pool is closed by whoever opened it. */
    @Override
    public void shutdown() {}

    @Override
    public void initialize() {}
}
