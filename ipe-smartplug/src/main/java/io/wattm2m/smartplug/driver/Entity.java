// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import io.wattm2m.cse.primitive.Null;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing of a device that tells its state at a topic of its own: a relay, a sensor, or whether it can be reached.
 * Immutable.
 *
 * @param deviceId the plug
 * @param name its name within the plug
 * @param topic where it tells its state
 * @param template where in the message the state is
 * @param role what it is
 */
record Entity(String deviceId, String name, String topic, ValueTemplate template, Role role) {
    private static final Set<String> NOTHING = Set.of("", "nan", "none", "unknown", "unavailable");

    Entity {
        DeviceIds.check(deviceId);
    }

    /** Whether it is a relay. */
    boolean isRelay() {
        return role instanceof Relay;
    }

    /** What a message at its topic says; IllegalArgumentException where that makes no sense. */
    List<PlugEvent> events(PlugMessage message, String outlet, Number time) {
        Object value = template.value(message);
        if (value == Null.NULL || NOTHING.contains(value.toString().toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        return switch (role) {
            case Relay relay -> relay.power(value.toString())
                    .map(power -> List.<PlugEvent>of(new RelayEcho(deviceId, outlet, power, "", time)))
                    .orElse(List.of());
            case Sensor sensor -> List.of(sensor.measured(deviceId, value, time));
            case Presence presence -> List.of(new Availability(deviceId, value.toString().equals(presence.online())));
        };
    }

    /** What an entity is. */
    sealed interface Role permits Relay, Sensor, Presence {}

    /**
     * A relay.
     *
     * @param commandTopic where it is switched
     * @param payloads what is sent for each command
     * @param states what it tells, and what that means
     */
    record Relay(String commandTopic, Map<SwitchCommand, String> payloads, Map<String, Power> states)
        implements Role {

        Relay {
            payloads = Map.copyOf(payloads);
            states = Map.copyOf(states);
        }

        Optional<Power> power(String told) {
            return Optional.ofNullable(states.get(told));
        }

        Optional<PlugMessage> command(SwitchCommand command) {
            return Optional.ofNullable(payloads.get(command)).map(text -> PlugMessage.of(commandTopic, text));
        }
    }

    /**
     * A sensor.
     *
     * @param unit what it measures, and in what
     */
    record Sensor(Unit unit) implements Role {

        Measured measured(String deviceId, Object value, Number time) {
            String name = unit.quantity().written();
            double told = value instanceof String text ? BareValue.number(name, text) : Members.number(name, value);
            return new Measured(deviceId, time, List.of(new Measured.Part(
                    outlet(), Map.of(unit.quantity(), unit.converted(told)))));
        }

        private String outlet() {
            return switch (unit.quantity()) {
                case TEMPERATURE, HUMIDITY, BRIGHTNESS, BATTERY -> Outlets.WHOLE;
                default -> Outlets.ONLY;
            };
        }
    }

    /**
     * Whether the device can be reached.
     *
     * @param online what it tells if it can
     */
    record Presence(String online) implements Role {}
}
