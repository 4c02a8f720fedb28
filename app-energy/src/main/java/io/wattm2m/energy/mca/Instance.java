// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.energy.live.Environment;
import io.wattm2m.energy.live.PowerState;
import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A contentInstance that a plug's interworking proxy has created. Immutable.
 *
 * @param name of the resource; empty where it is not told
 * @param creationTime when the CSE created it
 * @param members the members of its content; none where the content is not an object
 */
record Instance(String name, Instant creationTime, Map<String, Object> members) {
    /** How far a plug's clock may be ahead of the CSE's. */
    private static final Duration AHEAD = Duration.ofMinutes(5);
    /** A clock that shows less has never been set. */
    private static final Instant CLOCK_SET = Instant.parse("2000-01-01T00:00:00Z");

    /** The instance in the attributes of a contentInstance. */
    static Instance of(Map<String, Object> attributes, Instant now) {
        return new Instance(Documents.text(attributes, "rn").orElse(""), Documents.creationTime(attributes).orElse(now),
                Documents.object(attributes.getOrDefault("con", "")));
    }

    /** The reading in it; empty where it has no power, or its time is ahead of the CSE's. */
    Optional<Reading> reading(String deviceId) {
        OptionalDouble power = Documents.number(members, "power");
        return power.isEmpty() || isAhead() ? Optional.empty() : Optional.of(reading(deviceId, power.getAsDouble()));
    }

    /** What a sensor tells that has no power of its own: a reading of 0 W; empty where it tells nothing. */
    Optional<Reading> sensed(String deviceId) {
        return isAhead() || levels(0).isEmpty() ? Optional.empty() : Optional.of(reading(deviceId, 0));
    }

    /** Its counter of energy that was fed in, in Wh. */
    OptionalDouble fedInWh() {
        return Documents.number(members, "returnedEnergy");
    }

    /** What it tells of the plug's surroundings. */
    Environment environment() {
        return new Environment(Documents.number(members, "temperature"), Documents.number(members, "humidity"),
                Documents.number(members, "brightness"), Documents.number(members, "co2"),
                Documents.number(members, "airQuality"));
    }

    /**
     * The state of the relay in it; empty where it says nothing of the relay. Its time is the CSE's: the plug's clock
     * and that of the proxy, which tells of commands, cannot be compared.
     */
    Optional<PowerState> state(String deviceId) {
        Optional<Boolean> on = isOn("power");
        Optional<Boolean> pending = isOn("pending");
        Optional<String> fault = Documents.text(members, "fault").filter(text -> !text.isBlank());
        if (on.isEmpty() && pending.isEmpty() && fault.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PowerState(deviceId, creationTime, on, pending, fault,
                Documents.text(members, "source").orElse("unknown")));
    }

    /** What else it tells; a power factor that is not told is the power over the apparent power. */
    private Map<Channel, Double> levels(double powerW) {
        Map<Channel, Double> levels = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            Documents.number(members, channel.label()).ifPresent(value -> levels.put(channel, value));
        }
        OptionalDouble apparent = Documents.number(members, "apparentPower");
        if (apparent.isPresent() && apparent.getAsDouble() > 0) {
            levels.putIfAbsent(Channel.POWER_FACTOR, Math.min(1, powerW / apparent.getAsDouble()));
        }
        return levels;
    }

    private Reading reading(String deviceId, double powerW) {
        return new Reading(deviceId, deviceTime(), powerW, Documents.number(members, "voltage"),
                Documents.number(members, "current"), Documents.number(members, "energy"), levels(Math.abs(powerW)));
    }

    private boolean isAhead() {
        return deviceTime().isAfter(creationTime.plus(AHEAD));
    }

    private Instant deviceTime() {
        return Documents.moment(members, "timestamp").filter(CLOCK_SET::isBefore).orElse(creationTime);
    }

    private Optional<Boolean> isOn(String name) {
        return Documents.text(members, name).filter(text -> text.equals("on") || text.equals("off"))
                .map(text -> text.equals("on"));
    }
}
