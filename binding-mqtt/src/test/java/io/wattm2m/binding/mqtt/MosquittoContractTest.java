// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract at the broker of another maker, Mosquitto. */
class MosquittoContractTest extends MqttContractTest {
    @TempDir
    private static Path folder;
    private Optional<Mosquitto> mosquitto = Optional.empty();

    @Override
    protected Map<String, String> settings() {
        try {
            Mosquitto started = Mosquitto.start(folder);
            mosquitto = Optional.of(started);
            return Map.of("mqtt.broker", started.uri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    final void stopMosquitto() {
        mosquitto.ifPresent(Mosquitto::close);
    }
}
