// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import io.wattm2m.benchmark.process.JvmProcess;
import io.wattm2m.benchmark.wire.LoadClient;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The bare handler in a process of its own, with the options of the platform's JVM. Thread-safe. */
final class BareServer implements AutoCloseable {
    private final JvmProcess process;
    private final int port;

    private BareServer(JvmProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static BareServer start(Path folder, List<String> options) throws IOException {
        int port = JvmProcess.freePort();
        Path data = Files.createDirectories(folder.resolve("bare"));
        JvmProcess process = JvmProcess.start(options, "io.wattm2m.benchmark.Main",
                List.of("bare", "--port", Integer.toString(port), "--data", data.toString()),
                folder.resolve("bare.log"));
        process.awaitListener(port);
        return new BareServer(process, port);
    }

    LoadClient client() throws IOException {
        return Wire.HTTP.open(port, "Cbare");
    }

    @Override
    public void close() {
        process.close();
    }
}
