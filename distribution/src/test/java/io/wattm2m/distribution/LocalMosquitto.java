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
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * A broker that somebody else wrote, on a port that stays its own, and which remembers its clients' sessions when it is
 * stopped and started again; tests are skipped where it is not installed. For one thread.
 */
final class LocalMosquitto implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Path program = ExternalTool.require("install mosquitto", "mosquitto");
    private final int port;
    private final Path configuration;
    private Optional<Process> process = Optional.empty();

    LocalMosquitto(Path folder) throws IOException {
        port = freePort();
        configuration = Files.writeString(folder.resolve("mosquitto.conf"), """
                listener %d 127.0.0.1
                allow_anonymous true
                max_queued_messages 0
                persistence true
                persistence_location %s/
                log_type error
                %s
                """.formatted(port, folder, System.getProperty("user.name").equals("root") ? "user root" : ""));
    }

    /** Where it listens, as {@code host:port}. */
    String address() {
        return "127.0.0.1:" + port;
    }

    /** Makes it listen with TLS too, as these lines of its configuration say; the port. Before its start. */
    int listenSecurely(String... lines) throws IOException {
        int secure = freePort();
        Files.writeString(configuration, "listener " + secure + " 127.0.0.1\n" + String.join("\n", lines) + "\n",
                StandardOpenOption.APPEND);
        return secure;
    }

    /** Starts it, and returns when it listens. */
    void start() throws IOException {
        process =
                Optional.of(new ProcessBuilder(program.toString(), "-c", configuration.toString()).inheritIO().start());
        await().atMost(PATIENCE).until(this::listens);
    }

    /** Stops it, and returns when it has gone. */
    void stop() {
        process.ifPresent(Process::destroy);
        await().atMost(PATIENCE).until(() -> process.stream().noneMatch(Process::isAlive));
    }

    @Override
    public void close() {
        stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException notYet) {
            return false;
        }
    }
}
