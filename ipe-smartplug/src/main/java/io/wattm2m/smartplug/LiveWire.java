// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.driver.PlugDriver;
import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.driver.SwitchCommand;
import io.wattm2m.smartplug.mqtt.MqttGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The way to the plugs through the gateway of the moment. Thread-safe. */
final class LiveWire implements Switching.Wire, Updates.Wire {
    private final List<PlugDriver> drivers;
    private final Supplier<MqttGateway> gateway;
    private final Model model;
    private final Lanes lanes;
    private final Surroundings surroundings;

    LiveWire(List<PlugDriver> drivers, Supplier<MqttGateway> gateway, Model model, Lanes lanes,
            Surroundings surroundings) {
        this.drivers = List.copyOf(drivers);
        this.gateway = gateway;
        this.model = model;
        this.lanes = lanes;
        this.surroundings = surroundings;
    }

    @Override
    public Optional<String> send(Plug plug, String outlet, List<SwitchCommand> commands) {
        List<PlugMessage> message = drivers(plug)
                .flatMap(driver -> commands.stream()
                        .flatMap(command -> driver.command(plug.deviceId(), outlet, command).stream()))
                .limit(1).toList();
        return publish(message, "the plug has not told how it is switched");
    }

    @Override
    public Optional<String> send(Plug plug, String url) {
        return publish(drivers(plug).flatMap(driver -> driver.update(plug.deviceId(), url).stream()).toList(),
                "plugs of the dialect " + plug.dialect() + " are not told to take a firmware");
    }

    @Override
    public void show(Plug plug, String outlet) {
        model.relay(plug, outlet);
    }

    @Override
    public void show(Plug plug) {
        model.updating(plug);
    }

    @Override
    public void after(Duration delay, Plug plug, Runnable task) {
        surroundings.timer().after(delay, () -> lanes.submit(plug.stateLane(), task));
    }

    @Override
    public Instant now() {
        return surroundings.clock().instant();
    }

    private Stream<PlugDriver> drivers(Plug plug) {
        return drivers.stream().filter(driver -> driver.dialect().equals(plug.dialect()));
    }

    private Optional<String> publish(List<PlugMessage> messages, String without) {
        if (messages.isEmpty()) {
            return Optional.of(without);
        }
        MqttGateway here = gateway.get();
        return messages.stream().allMatch(message -> !here.publish(message).isCompletedExceptionally())
                ? Optional.empty()
                : Optional.of("there is no connection to the broker");
    }
}
