// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The installed Mosquitto as a broker on a free port, and its clients. */
final class Mosquitto implements AutoCloseable {
    private final int port;
    private final Path configuration;
    private Process process;

    /** Starts the broker, or skips the test where there is none. */
    static Mosquitto start(Path folder) throws IOException {
        return start(folder, "allow_anonymous true");
    }

    /** Starts the broker with these lines in its configuration, or skips the test where there is none. */
    static Mosquitto start(Path folder, String... lines) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path configuration = Files.writeString(folder.resolve("mosquitto.conf"),
                "listener " + port + " 127.0.0.1\nset_tcp_nodelay true\nuser root\n" + String.join("\n", lines) + "\n");
        return new Mosquitto(port, configuration);
    }

    private Mosquitto(int port, Path configuration) throws IOException {
        this.port = port;
        this.configuration = configuration;
        this.process = run();
    }

    URI uri() {
        return URI.create("mqtt://127.0.0.1:" + port);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = run();
    }

    /** Starts a client of it with these arguments behind host and port. */
    Process client(String program, String... arguments) throws IOException {
        return client(port, program, arguments);
    }

    /** Starts a client of any broker on this port. */
    static Process client(int port, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(find(program), "-h", "127.0.0.1", "-p", "" + port));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    static String output(Process client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Process run() throws IOException {
        Process started = new ProcessBuilder(find("mosquitto"), "-c", configuration.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Awaitility.await().until(this::listens);
        return started;
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static String find(String program) {
        Optional<String> found = Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, program)).filter(Files::isExecutable).map(Path::toString).findFirst();
        return found.orElseGet(() -> missing(program));
    }

    private static String missing(String program) {
        String packages = "install mosquitto and mosquitto-clients";
        if ("true".equals(System.getenv("CI"))) {
            return fail(program + " is missing: " + packages);
        }
        return abort("skipped: " + program + " is not installed (" + packages + ")");
    }
}
