// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.live;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.measure.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A plug as it was last seen. Immutable.
 *
 * @param deviceId the plug
 * @param reading what it measured last
 * @param state what it said last of its relay
 * @param lastSeen when the last of either arrived, by the clock of the CSE
 * @param labels what people have written on it, {@code name:value} each
 * @param environment what it tells of its surroundings
 * @param kind what its home has it for, such as {@code solar_panel}; empty where it stands in none, or is a smart plug,
 *        which may be anything
 */
public record Device(String deviceId, Optional<Reading> reading, Optional<PowerState> state,
        Optional<Instant> lastSeen, List<String> labels, Environment environment, String kind) {

    public Device {
        requireNonNull(deviceId, "deviceId is null");
        requireNonNull(reading, "reading is null");
        requireNonNull(state, "state is null");
        requireNonNull(lastSeen, "lastSeen is null");
        requireNonNull(environment, "environment is null");
        requireNonNull(kind, "kind is null");
        labels = List.copyOf(labels);
    }

    /** A plug of which only the name is known. */
    public static Device unseen(String deviceId) {
        return new Device(deviceId, Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
                Environment.UNKNOWN, "");
    }

    /** The value of the first label of this name, e.g. {@code room}. */
    public Optional<String> label(String name) {
        return labels.stream().filter(label -> label.startsWith(name + ":"))
                .map(label -> label.substring(name.length() + 1)).filter(value -> !value.isBlank()).findFirst();
    }

    /** What it is, in a word: what its home has it for, otherwise the class that is written on it. */
    public Optional<String> nature() {
        return kind.isEmpty() ? label("class") : Optional.of(kind);
    }

    /** What people call it; its id where they call it nothing. */
    public String name() {
        return label("name").orElse(deviceId);
    }

    /** Whether it is on, empty where that is not known. */
    public Optional<Boolean> on() {
        return state.flatMap(PowerState::on);
    }

    /** Its power in W, if it has measured it since this moment. */
    public double powerSinceW(Instant since) {
        return isSeenSince(since) ? reading.map(Reading::powerW).orElse(0.0) : 0;
    }

    /** Whether it has been heard of since this moment. */
    public boolean isSeenSince(Instant since) {
        return lastSeen.filter(since::isBefore).isPresent();
    }

    /** Whether a label is what people have called a plug or where they have put it, which tells of them. */
    public static boolean tellsOfPeople(String label) {
        return label.startsWith("name:") || label.startsWith("room:");
    }

    /** What is left of it for whoever has it next: how its relay stands, and what is written on it but of people. */
    Device anew() {
        return new Device(deviceId, Optional.empty(), state, Optional.empty(),
                labels.stream().filter(label -> !tellsOfPeople(label)).toList(), Environment.UNKNOWN, kind);
    }

    Device with(Reading newer, Instant arrival) {
        return new Device(deviceId, Optional.of(newer), state, later(arrival), labels, environment, kind);
    }

    Device with(PowerState newer, Instant arrival) {
        boolean outdated = state.filter(known -> known.time().isAfter(newer.time())).isPresent();
        return new Device(deviceId, reading, outdated ? state : Optional.of(newer), later(arrival), labels,
                environment, kind);
    }

    Device with(List<String> newer) {
        return new Device(deviceId, reading, state, lastSeen, newer, environment, kind);
    }

    Device with(Environment newer) {
        return new Device(deviceId, reading, state, lastSeen, labels, newer, kind);
    }

    Device ofKind(String other) {
        return new Device(deviceId, reading, state, lastSeen, labels, environment, other);
    }

    private Optional<Instant> later(Instant arrival) {
        return Optional.of(lastSeen.filter(arrival::isBefore).orElse(arrival));
    }
}
