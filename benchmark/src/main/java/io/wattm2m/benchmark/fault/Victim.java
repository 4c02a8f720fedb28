// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import io.wattm2m.benchmark.process.Launch;
import io.wattm2m.benchmark.process.Platform;
import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.LoadClient;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.time.Duration;

/** The platform, which may be killed and started again where it was. The faults belong to one thread. */
final class Victim implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Launch launch;
    private volatile Platform platform;

    private Victim(Launch launch, Platform platform) {
        this.launch = launch;
        this.platform = platform;
    }

    static Victim start(Launch launch) throws IOException {
        return new Victim(launch, Platform.start(launch));
    }

    Launch launch() {
        return launch;
    }

    boolean isAlive() {
        return platform.process().isAlive();
    }

    /** Its number for the operating system. */
    long id() {
        return platform.process().id();
    }

    void kill() throws InterruptedException {
        platform.process().kill();
    }

    /** Begins to start it again. */
    void begin() throws IOException {
        platform = Platform.begin(launch);
    }

    /** Returns with its first answer. */
    void awaitAnswer() throws IOException {
        platform.awaitAnswer();
    }

    /** A client that gives up soon. */
    LoadClient client(Wire wire, String originator) throws IOException {
        return wire.open(platform.port(wire), originator, PATIENCE);
    }

    /** The answer to the administrator. */
    byte[] ask(Errand errand) throws IOException {
        try (LoadClient admin = client(Wire.HTTP, Platform.ADMIN)) {
            return admin.ask(errand);
        }
    }

    @Override
    public void close() {
        platform.close();
    }
}
