// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.DataSize;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.testing.OpenSecurity;
import io.wattm2m.cse.testing.Standard;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The binding of a CSE {@code /id-in}, before a receiver that answers OK unless it is told otherwise. */
final class ListeningBinding implements AutoCloseable {
    static final MqttBinding.Place HERE =
            new MqttBinding.Place("127.0.0.1", Path.of("target", "no-credentials"), false);
    final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    volatile Receiver receiver = request -> ResponsePrimitive.of(ResponseStatusCode.OK, request);
    final MqttBinding binding;
    final URI pointOfAccess;

    private ListeningBinding(MqttSettings settings) {
        binding = new MqttBinding(HERE, settings, new Entity("/id-in", "cse-in"), Standard.SERIALISATIONS,
                OpenSecurity.security(), InstantSource.system());
        pointOfAccess = binding.start(request -> {
            received.add(request);
            return receiver.receive(request);
        }).getFirst();
    }

    static ListeningBinding embedded() {
        return new ListeningBinding(settings("", ""));
    }

    static ListeningBinding with(MqttSettings settings) {
        return new ListeningBinding(settings);
    }

    /** One of several nodes of the CSE at this broker. */
    static ListeningBinding node(URI broker) {
        return new ListeningBinding(
                new Configuration(Map.of("mqtt.broker", broker.toString(), "mqtt.shared-group", "g"))
                        .read("mqtt", MqttSettings.DEFAULTS));
    }

    /** Settings with short times. */
    static MqttSettings settings(String broker, String prefix) {
        return new MqttSettings(0, 0, broker, "", "", "", prefix, new DataSize(100_000), 20, 20, 100,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofSeconds(60),
                "", false, List.of(), 1_000, 10_000, new DataSize(16L << 20), 1_000, 5_000, 100_000, 5_000);
    }

    @Override
    public void close() {
        binding.close();
    }
}
