// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.mqtt;

import io.wattm2m.cse.testing.ExternalTool;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;

/** A broker that somebody else wrote, on a free port; tests are skipped where it is not installed, except in CI. */
public final class Mosquitto implements AutoCloseable {
    private final Path program;
    private final Path configuration;
    private final int port;
    private Process process;

    /** Starts it. */
    public Mosquitto(Path folder) throws IOException {
        this.program = ExternalTool.require("install mosquitto", "mosquitto");
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
        process = new ProcessBuilder(program.toString(), "-c", configuration.toString())
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
