// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.driver.Power;
import io.wattm2m.smartplug.driver.SwitchCommand;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A plug with a relay and a meter, in the dialect {@code meter}. Its counter begins at zero, as that of a plug that had
 * no current. No clock and no connection of its own. For one thread at a time.
 */
final class SimulatedPlug {
    private static final JsonDocuments JSON = new JsonDocuments();
    private final Appliance appliance;
    private final ApplianceLoad load;
    private Power relay = Power.ON;
    private double energyWh;

    SimulatedPlug(Appliance appliance, ApplianceLoad load) {
        this.appliance = appliance;
        this.load = load;
    }

    String deviceId() {
        return appliance.deviceId();
    }

    /** The topic of commands to it. */
    String commandTopic() {
        return "energy/" + deviceId() + "/command";
    }

    /** The reading at the end of {@code seconds} at this hour of the day and this voltage. */
    PlugMessage reading(Instant now, double seconds, int hour, double voltageV) {
        double powerW = relay == Power.ON ? load.nextW(seconds, hour) : 0;
        energyWh += powerW * seconds / 3600;
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("deviceId", deviceId());
        members.put("voltage", rounded(voltageV, 1));
        members.put("current", rounded(powerW / (voltageV * appliance.powerFactor()), 3));
        members.put("power", rounded(powerW, 2));
        members.put("energy", rounded(energyWh, 4));
        members.put("timestamp", now.getEpochSecond());
        return new PlugMessage("energy/" + deviceId() + "/data", JSON.write(members));
    }

    /** Does what it is told and echoes its state; empty where the message is no command. */
    Optional<PlugMessage> obey(PlugMessage message, Instant now) {
        try {
            Object document = JSON.read(message.text().getBytes(StandardCharsets.UTF_8));
            if (!(document instanceof Map<?, ?> command) || !(command.get("power") instanceof String power)) {
                return Optional.empty();
            }
            relay = switched(SwitchCommand.of(power));
            return Optional.of(state(now, Map.of("source", "remote")));
        } catch (IllegalArgumentException | UncheckedIOException malformed) {
            return Optional.empty();
        }
    }

    /** Somebody presses its button. */
    PlugMessage press(Instant now) {
        relay = switched(SwitchCommand.TOGGLE);
        return state(now, Map.of("source", "button"));
    }

    /** Its state, as it tells it when it has connected. */
    PlugMessage announcement(Instant now) {
        return state(now, Map.of());
    }

    private Power switched(SwitchCommand command) {
        return switch (command) {
            case ON -> Power.ON;
            case OFF -> Power.OFF;
            case TOGGLE -> relay == Power.ON ? Power.OFF : Power.ON;
        };
    }

    private PlugMessage state(Instant now, Map<String, String> source) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("deviceId", deviceId());
        members.put("power", relay.written());
        members.putAll(source);
        members.put("timestamp", now.getEpochSecond());
        // kept by the broker: a proxy that comes later has to know the relay too
        return new PlugMessage("energy/" + deviceId() + "/state", JSON.write(members)).asRetained();
    }

    private static double rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).doubleValue();
    }
}
