// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import io.wattm2m.cse.store.PostgresServer;
import io.wattm2m.cse.testing.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** A PostgreSQL server that syncs; the line to it is cut or silent, or the server ends all sessions of the platform. */
final class DatabaseCut implements Fault {
    private static final String END_ALL =
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'WattM2M'";
    private Optional<PostgresServer> server = Optional.empty();
    private Optional<Line> line = Optional.empty();

    @Override
    public Stand stand(Path folder, Stand plain) throws IOException {
        PostgresServer started = PostgresServer.in(folder);
        server = Optional.of(started);
        Line toServer = Line.to(started.port());
        line = Optional.of(toServer);
        return plain.with(plain.launch().with(PostgresServer.by(toServer.port(), started.newSchema())));
    }

    @Override
    public String strike(Victim victim, RandomGenerator random) throws IOException, InterruptedException {
        int millis = 200 + random.nextInt(5_000);
        return switch (random.nextInt(3)) {
            case 0 -> {
                line.orElseThrow().cut();
                TimeUnit.MILLISECONDS.sleep(millis);
                line.orElseThrow().mend();
                yield "line to the database cut for " + millis + " ms";
            }
            case 1 -> {
                line.orElseThrow().silence();
                TimeUnit.MILLISECONDS.sleep(millis);
                line.orElseThrow().speak();
                yield "line to the database silent for " + millis + " ms";
            }
            default -> {
                server.orElseThrow().execute(END_ALL);
                yield "all sessions at the database ended";
            }
        };
    }

    @Override
    public void close() throws IOException {
        if (line.isPresent()) {
            line.get().close();
        }
        if (server.isPresent()) {
            server.get().close();
        }
    }
}
