// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Waits for what PostgreSQL notifies a connection of, which JDBC has no word for. The driver is asked by the name of
 * its method: the compiler cannot see it, as its classes bear annotations of a library that nobody has. One thread.
 */
final class Notifications {
    private final Connection connection;
    private final Object driver;
    private final Method method;

    /** What comes on a connection that listens. */
    Notifications(Connection connection) throws SQLException {
        try {
            Class<?> type = Class.forName("org.postgresql.PGConnection");
            this.connection = connection;
            this.driver = connection.unwrap(type);
            this.method = type.getMethod("getNotifications", int.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this is not the driver of PostgreSQL", e);
        }
    }

    /** Returns when there are some, but not later; SQLException where the connection is lost. */
    void await(int millis) throws SQLException {
        try {
            method.invoke(driver, millis);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException lost ? lost : new SQLException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new SQLException(connection + " cannot be asked for notifications", e);
        }
    }
}
