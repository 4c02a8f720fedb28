// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A broker that somebody else wrote, on a port that stays its own, and which remembers its clients' sessions when it is
 * stopped and started again; tests are skipped where it is not installed. For one thread.
 */
public final class LocalMosquitto implements AutoCloseable {
    /** How it is called where it is installed. */
    public static final String PROGRAM = "mosquitto";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private final Path program = ExternalTool.require("install mosquitto", PROGRAM);
    private final int port;
    private final Path configuration;
    private Optional<Process> process = Optional.empty();

    /** A broker that does not run yet and keeps what it has to keep in this folder. */
    public LocalMosquitto(Path folder) throws IOException {
        port = freePort();
        configuration = Files.writeString(folder.resolve("mosquitto.conf"), """
                listener %d 127.0.0.1
                allow_anonymous true
                max_queued_messages 0
                persistence true
                persistence_location %s/
                log_type error
                %s
                """.formatted(port, folder, "root".equals(System.getProperty("user.name")) ? "user root" : ""));
    }

    /** Where it listens, as {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Makes it listen with TLS too, as these lines of its configuration say; the port. Before its start. */
    public int listenSecurely(String... lines) throws IOException {
        int secure = freePort();
        Files.writeString(configuration, "listener " + secure + " 127.0.0.1\n" + String.join("\n", lines) + "\n",
                StandardOpenOption.APPEND);
        return secure;
    }

    /** Starts it, and returns when it listens. */
    public void start() throws IOException {
        Process started = new ProcessBuilder(program.toString(), "-c", configuration.toString()).inheritIO().start();
        process = Optional.of(started);
        long begin = System.nanoTime();
        while (!listens()) {
            if (!started.isAlive() || System.nanoTime() - begin > PATIENCE_NANOS) {
                throw new IOException("mosquitto does not listen on port " + port);
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    /** Stops it, and returns when it has gone. */
    public void stop() {
        process.ifPresent(Process::destroy);
        process.ifPresent(gone -> gone.onExit().orTimeout(PATIENCE_NANOS, TimeUnit.NANOSECONDS).join());
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
