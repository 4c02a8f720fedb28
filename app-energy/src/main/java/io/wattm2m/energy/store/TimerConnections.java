// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.cse.h2.H2Saves;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Connections for the timer, from the pool that everybody has; who has one writes alone. Thread-safe. */
record TimerConnections(DataSource source, Sessions sessions) implements ConnectionProvider {

    @Override
    public Connection getConnection() throws SQLException {
        H2Saves.Hold hold = sessions.hold();
        try {
            return given(source.getConnection(), hold);
        } catch (SQLException | RuntimeException e) {
            hold.close();
            throw e;
        }
    }

    /** The pool is closed by whoever opened it. */
    @Override
    public void shutdown() {}

    @Override
    public void initialize() {}

    /** A connection whose end ends the hold too. */
    private static Connection given(Connection connection, H2Saves.Hold hold) {
        return (Connection) Proxy.newProxyInstance(TimerConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean ends = method.getName().equals("close") && !connection.isClosed();
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (ends) {
                            hold.close();
                        }
                    }
                });
    }
}
