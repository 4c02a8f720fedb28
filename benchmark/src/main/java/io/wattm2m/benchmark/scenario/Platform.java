// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.LoadClient;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The whole platform in a process of its own, durable, on free ports. Thread-safe. */
final class Platform implements AutoCloseable {
    static final String ADMIN = "CAdmin";
    static final String BASE = "cse-in";
    private static final String MAIN = "io.wattm2m.distribution.Main";
    private final JvmProcess process;
    private final Map<Wire, Integer> ports;

    private Platform(JvmProcess process, Map<Wire, Integer> ports) {
        this.process = process;
        this.ports = ports;
    }

    /** Starts it with its data in this folder; returns with its first answer. */
    static Platform start(List<String> options, Path data) throws IOException {
        Files.createDirectories(data);
        Map<Wire, Integer> ports = Map.of(Wire.HTTP, JvmProcess.freePort(), Wire.COAP, JvmProcess.freePort(),
                Wire.MQTT, JvmProcess.freePort());
        List<String> settings = new ArrayList<>();
        ports.forEach((wire, port) -> settings.add(wire.name().toLowerCase(Locale.ROOT) + ".port=" + port));
        settings.addAll(List.of("websocket.port=0", "energy.port=0", "data=" + data));
        JvmProcess process = JvmProcess.start(options, MAIN,
                settings.stream().flatMap(setting -> Stream.of("--set", setting)).toList(),
                data.resolveSibling(data.getFileName() + ".log"));
        Platform platform = new Platform(process, ports);
        try {
            process.awaitListener(platform.port(Wire.HTTP));
            try (LoadClient client = platform.client(Wire.HTTP, ADMIN)) {
                client.ask(Errand.retrieve(BASE));
            }
            return platform;
        } catch (IOException failure) {
            platform.close();
            throw failure;
        }
    }

    /** Lets a JVM remember what a start loads; false where this one cannot. */
    static boolean rehearse(List<String> options, Path cache) throws IOException, InterruptedException {
        List<String> remembering = new ArrayList<>(options);
        remembering.add("-XX:AOTCacheOutput=" + cache);
        try (JvmProcess rehearsal = JvmProcess.start(remembering, MAIN, List.of("rehearse"),
                cache.resolveSibling("rehearsal.log"))) {
            return rehearsal.await() == 0 && Files.exists(cache);
        }
    }

    JvmProcess process() {
        return process;
    }

    LoadClient client(Wire wire, String originator) throws IOException {
        return wire.open(port(wire), originator);
    }

    @Override
    public void close() {
        process.close();
    }

    private int port(Wire wire) {
        return Objects.requireNonNull(ports.get(wire));
    }
}
