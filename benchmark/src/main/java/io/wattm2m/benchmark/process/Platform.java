// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.process;

import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.LoadClient;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The whole platform in a process of its own, durable, on free ports. Thread-safe. */
public final class Platform implements AutoCloseable {
    /** The originator that may do everything. */
    public static final String ADMIN = "CAdmin";
    /** The resource name of the CSEBase. */
    public static final String BASE = "cse-in";
    private static final String MAIN = "io.wattm2m.distribution.Main";
    private final JvmProcess process;
    private final Map<Wire, Integer> ports;

    private Platform(JvmProcess process, Map<Wire, Integer> ports) {
        this.process = process;
        this.ports = ports;
    }

    /** Starts it with its data in this folder; returns with its first answer. */
    public static Platform start(List<String> options, Path data) throws IOException {
        return start(Launch.of(options, data));
    }

    /** Starts it in this way; returns with its first answer. */
    public static Platform start(Launch launch) throws IOException {
        Platform platform = begin(launch);
        try {
            platform.awaitAnswer();
            return platform;
        } catch (IOException failure) {
            platform.close();
            throw failure;
        }
    }

    /** Begins to start it in this way. */
    public static Platform begin(Launch launch) throws IOException {
        Files.createDirectories(launch.data());
        JvmProcess process = JvmProcess.start(launch.options(), MAIN, launch.arguments(), launch.log(),
                launch.environment());
        return new Platform(process, launch.ports());
    }

    /** Returns with its first answer. */
    public void awaitAnswer() throws IOException {
        process.awaitListener(port(Wire.HTTP));
        try (LoadClient client = client(Wire.HTTP, ADMIN)) {
            client.ask(Errand.retrieve(BASE));
        }
    }

    /** Lets a JVM remember what a start loads; false where this one cannot. */
    public static boolean rehearse(List<String> options, Path cache) throws IOException, InterruptedException {
        List<String> remembering = new ArrayList<>(options);
        remembering.add("-XX:AOTCacheOutput=" + cache);
        try (JvmProcess rehearsal = JvmProcess.start(remembering, MAIN, List.of("rehearse"),
                cache.resolveSibling("rehearsal.log"))) {
            return rehearsal.await() == 0 && Files.exists(cache);
        }
    }

    /** What it runs in. */
    public JvmProcess process() {
        return process;
    }

    /** A client with a connection of its own that asks on behalf of this originator. */
    public LoadClient client(Wire wire, String originator) throws IOException {
        return wire.open(port(wire), originator);
    }

    @Override
    public void close() {
        process.close();
    }

    /** Where it listens for this protocol, or its broker does. */
    public int port(Wire wire) {
        return Objects.requireNonNull(ports.get(wire));
    }
}
