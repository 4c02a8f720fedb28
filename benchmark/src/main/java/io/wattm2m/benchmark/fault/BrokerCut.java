// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import io.wattm2m.benchmark.wire.Wire;
import io.wattm2m.cse.testing.ExternalTool;
import io.wattm2m.cse.testing.Line;
import io.wattm2m.cse.testing.LocalMosquitto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** A Mosquitto of its own instead of the embedded broker is stopped and started again, or the line to it is cut. */
final class BrokerCut implements Fault {
    private Optional<LocalMosquitto> broker = Optional.empty();
    private Optional<Line> line = Optional.empty();

    @Override
    public Optional<String> lack() {
        return ExternalTool.find(LocalMosquitto.PROGRAM).isPresent() ? Optional.empty()
                : Optional.of("mosquitto: apt-get install mosquitto");
    }

    @Override
    public Stand stand(Path folder, Stand plain) throws IOException {
        LocalMosquitto mosquitto = new LocalMosquitto(folder);
        broker = Optional.of(mosquitto);
        mosquitto.start();
        Line toBroker = Line.to(mosquitto.port());
        line = Optional.of(toBroker);
        return plain.with(plain.launch().at(Wire.MQTT, mosquitto.port())
                .with("mqtt.broker=mqtt://127.0.0.1:" + toBroker.port()));
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
        broker.orElseThrow().stop();
        TimeUnit.MILLISECONDS.sleep(millis);
        broker.orElseThrow().start();
        return "broker away for " + millis + " ms";
    }

    @Override
    public void close() throws IOException {
        broker.ifPresent(LocalMosquitto::close);
        if (line.isPresent()) {
            line.get().close();
        }
    }
}
