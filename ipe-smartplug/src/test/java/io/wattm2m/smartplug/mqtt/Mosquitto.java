// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.mqtt;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A broker that somebody else wrote, on a free port; tests are skipped where it is not installed, except in CI. */
public final class Mosquitto implements AutoCloseable {
    private final Path configuration;
    private final int port;
    private Process process;

    /** Starts it. */
    public Mosquitto(Path folder) throws IOException {
        assumeTrue(program().isPresent() || System.getenv("CI") != null, "mosquitto is not installed: skipped");
        this.port = freePort();
        this.configuration = Files.writeString(folder.resolve("mosquitto.conf"), """
                listener %d 127.0.0.1
                allow_anonymous true
                set_tcp_nodelay true
                max_queued_messages 0
                log_type error
                %s
                """.formatted(port, System.getProperty("user.name").equals("root") ? "user root" : ""));
        start();
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Starts it, again or for the first time. */
    public void start() throws IOException {
        process = new ProcessBuilder(program().orElse(Path.of("mosquitto")).toString(), "-c", configuration.toString())
                .inheritIO().start();
        Awaitility.await().until(this::listens);
    }

    /** Stops it. */
    public void stop() {
        process.destroy();
        Awaitility.await().until(() -> !process.isAlive());
    }

    @Override
    public void close() {
        stop();
    }

    private boolean listens() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException notYet) {
            return false;
        }
    }

    private static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator)),
                Stream.of("/usr/sbin", "/usr/local/sbin")).map(folder -> Path.of(folder, "mosquitto"))
                .filter(Files::isExecutable).findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
