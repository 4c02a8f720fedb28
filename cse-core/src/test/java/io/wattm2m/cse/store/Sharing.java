// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.testing.Line;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Settings of nodes that share a database. */
public final class Sharing {
    private Sharing() {}

    /** A new schema that several may open. */
    static Map<String, String> settings(PostgresServer server) {
        Map<String, String> settings = new HashMap<>(server.newSchema());
        settings.put("cluster.shared", "true");
        settings.put("cluster.lease", "2 s");
        return settings;
    }

    /** A way to the server that tests share. */
    public static Line line() throws IOException {
        return Line.to(PostgresServer.shared().port());
    }

    /** The same settings, with the database reached by this way. */
    public static Map<String, String> by(Line line, Map<String, String> settings) {
        return PostgresServer.by(line.port(), settings);
    }

    /** A new schema, on the server that tests share, that several may open. */
    public static Map<String, String> settings() {
        return settings(PostgresServer.shared());
    }
}
