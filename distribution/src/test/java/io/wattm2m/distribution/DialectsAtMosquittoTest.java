// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.testing.ExternalTool;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Plugs at a broker that somebody else wrote; skipped where it is not installed. */
class DialectsAtMosquittoTest extends AtABroker {
    private Optional<Process> mosquitto = Optional.empty();

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Path program = ExternalTool.require("install mosquitto", "mosquitto");
        int port = freePort();
        Path configuration = Files.writeString(folder.resolve("mosquitto.conf"),
                "listener " + port + " 127.0.0.1\nallow_anonymous true\nlog_type error\n"
                        + (System.getProperty("user.name").equals("root") ? "user root\n" : ""));
        mosquitto = Optional.of(
                new ProcessBuilder(program.toString(), "-c", configuration.toString()).inheritIO().start());
        await().atMost(PATIENCE).until(() -> listens(port));
        start(Platform.start(folder.resolve("data"), "smartplug.broker=mqtt://127.0.0.1:" + port),
                "tcp://127.0.0.1:" + port);
    }

    @AfterAll
    void stopBroker() {
        mosquitto.ifPresent(Process::destroy);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException notYet) {
            return false;
        }
    }
}
