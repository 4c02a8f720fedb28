// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.testing.ExternalTool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A PostgreSQL server on a free port, with a folder of its own, which really writes to the disk. It is not started as
 * root, which PostgreSQL refuses, but with {@code unshare} where there is no other user.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String USER = "postgres";
    private static final String CLUSTER = "cluster";
    private static Optional<PostgresServer> shared = Optional.empty();
    private final Path data;
    private EmbeddedPostgres running;

    private PostgresServer(Path data) throws IOException {
        this.data = data;
        this.running = server(data, 0);
    }

    /** A server with its data below this folder; IOException or RuntimeException where it cannot be started. */
    public static PostgresServer in(Path folder) throws IOException {
        return new PostgresServer(folder);
    }

    /** The server that tests share; each uses a schema of its own. It ends with the process. */
    static synchronized PostgresServer shared() {
        if (shared.isEmpty()) {
            shared = Optional.of(start());
        }
        return shared.get();
    }

    /** A server of the test's own; where none can be started the test is skipped. */
    public static PostgresServer start() {
        try {
            return in(Files.createTempDirectory("postgres"));
        } catch (IOException | RuntimeException e) {
            return ExternalTool.missing("a PostgreSQL server that can be started (" + e.getMessage() + ")",
                    "run the tests as another user than root, or where unshare -U works");
        }
    }

    /** Settings of a store in a new schema. */
    public Map<String, String> newSchema() {
        String schema = "s" + UUID.randomUUID().toString().replace("-", "");
        execute("create schema " + schema);
        return settings(schema, running.getPort());
    }

    /** The same store, reached by another port. */
    public static Map<String, String> by(int port, Map<String, String> settings) {
        Map<String, String> other = new HashMap<>(settings);
        other.computeIfPresent("store.url", (key, url) -> url.replaceFirst(":\\d+/", ":" + port + "/"));
        return other;
    }

    /** Where it listens. */
    public int port() {
        return running.getPort();
    }

    /** Has it do something. */
    public void execute(String sql) {
        try (Connection connection = connection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first value that a query finds. */
    public String ask(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The time of the processor that those of its processes have used which run now. */
    public Duration processor() {
        ProcessHandle first = ProcessHandle.of(Long.parseLong(lines().getFirst())).orElseThrow();
        return Stream.concat(Stream.of(first), first.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream()).reduce(Duration.ZERO, Duration::plus);
    }

    /** Stops it, in the middle of everything. */
    void stop() throws IOException {
        running.close();
    }

    /** Starts it again where it was. */
    void startAgain() throws IOException {
        running = server(data, running.getPort());
    }

    @Override
    public void close() throws IOException {
        running.close();
    }

    /** What it has noted of itself. */
    private List<String> lines() {
        try {
            return Files.readAllLines(data.resolve(CLUSTER).resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(running.getJdbcUrl(USER, USER));
    }

    private static Map<String, String> settings(String schema, int port) {
        return Map.of("cse.store", "postgresql", "store.url",
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?currentSchema=" + schema, "store.user", USER,
                "store.password", "secret", "store.timeout", "3 s");
    }

    private static EmbeddedPostgres server(Path data, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(data.resolve(CLUSTER))
                .setCleanDataDirectory(false).setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }
}
