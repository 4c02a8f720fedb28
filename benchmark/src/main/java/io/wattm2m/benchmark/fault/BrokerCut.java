// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import io.wattm2m.benchmark.process.JvmProcess;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** A Mosquitto of its own instead of the embedded broker is stopped and started again, or the line to it is cut. */
final class BrokerCut implements Fault {
    private static final String PROGRAM = "mosquitto";
    private static final int LONGEST_START_MILLIS = 30_000;
    private static final int STEP_MILLIS = 10;
    private Optional<Path> configuration = Optional.empty();
    private Optional<Process> broker = Optional.empty();
    private Optional<Line> line = Optional.empty();
    private int port;

    @Override
    public Optional<String> lack() {
        return Tool.find(PROGRAM).isPresent() ? Optional.empty() : Optional.of("mosquitto: apt-get install mosquitto");
    }

    @Override
    public Stand stand(Path folder, Stand plain) throws IOException, InterruptedException {
        port = JvmProcess.freePort();
        configuration = Optional.of(Files.writeString(folder.resolve("mosquitto.conf"), """
                listener %d 127.0.0.1
                allow_anonymous true
                max_queued_messages 0
                persistence true
                persistence_location %s/
                log_type error
                %s
                """.formatted(port, folder, "root".equals(System.getProperty("user.name")) ? "user root" : "")));
        start();
        Line toBroker = Line.to(port);
        line = Optional.of(toBroker);
        return plain.with(plain.launch().at(Wire.MQTT, port).with("mqtt.broker=mqtt://127.0.0.1:" + toBroker.port()));
    }

    @Override
    public String strike(Victim victim, RandomGenerator random) throws IOException, InterruptedException {
        int millis = 200 + random.nextInt(5_000);
        if (random.nextBoolean()) {
            line.orElseThrow().cut();
            TimeUnit.MILLISECONDS.sleep(millis);
            line.orElseThrow().mend();
            return "line to the broker cut for " + millis + " ms";
        }
        stop();
        TimeUnit.MILLISECONDS.sleep(millis);
        start();
        return "broker away for " + millis + " ms";
    }

    @Override
    public void close() throws IOException {
        broker.ifPresent(Process::destroy);
        if (line.isPresent()) {
            line.get().close();
        }
    }

    private void stop() throws InterruptedException {
        Process process = broker.orElseThrow();
        process.destroy();
        process.waitFor();
    }

    private void start() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Tool.find(PROGRAM).orElseThrow().toString(), "-c",
                configuration.orElseThrow().toString()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        broker = Optional.of(process);
        for (int waited = 0; !listens(); waited += STEP_MILLIS) {
            if (!process.isAlive() || waited > LONGEST_START_MILLIS) {
                throw new IOException("mosquitto does not listen on port " + port);
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }

    private boolean listens() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }
}
