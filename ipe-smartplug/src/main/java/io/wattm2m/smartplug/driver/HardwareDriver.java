// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The dialect {@code hardware}: meters of one or three phases that report over HTTP, {@code energy_produced} and {@code
 * energy_consumed} in kWh and {@code current_load} in percent; and whoever tells {@code power} in W instead, with what
 * else of it is known. They are not switched. Immutable.
 */
public final class HardwareDriver implements PlugDriver {
    private static final String TOPIC = "http/hardware/";
    private static final List<String> PHASES = List.of("current1", "current2", "current3");
    private static final List<Quantity> CURRENTS =
            List.of(Quantity.CURRENT_L1, Quantity.CURRENT_L2, Quantity.CURRENT_L3);
    private static final String POWER = "power";
    /** Of a meter that does not tell its power. */
    private static final List<String> MANDATORY = List.of("energy_produced", "energy_consumed", "current_load");

    /** A report of a device as a message. */
    public static PlugMessage message(String deviceId, byte[] body) {
        return new PlugMessage(TOPIC + deviceId, body);
    }

    @Override
    public String dialect() {
        return "hardware";
    }

    /** None: what is published at a broker is not asked for a key. */
    @Override
    public List<String> topics() {
        return List.of();
    }

    @Override
    public boolean hears(String topic) {
        return false;
    }

    @Override
    public List<PlugEvent> read(PlugMessage message, Instant arrival) {
        return !message.topic().startsWith(TOPIC) ? List.of()
                : Quarantined.unless(message, () -> List.of(measured(
                        DeviceIds.check(message.topic().substring(TOPIC.length())), Members.of(message), arrival)));
    }

    @Override
    public Optional<PlugMessage> command(String deviceId, String outlet, SwitchCommand command) {
        return Optional.empty();
    }

    private static Measured measured(String deviceId, Members members, Instant arrival) {
        MANDATORY.stream().filter(name -> !members.has(name) && !members.has(POWER)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(name + " is missing");
        });
        members.number("current_load").ifPresent(load -> {
            if (!(load >= 0 && load <= 1000)) {
                throw new IllegalArgumentException("current_load " + load + " is outside 0 to 1000");
            }
        });
        Values values = new Values().with(Quantity.ENERGY, members.number("energy_consumed"), Values.KILO)
                .with(Quantity.RETURNED_ENERGY, members.number("energy_produced"), Values.KILO)
                .with(Quantity.VOLTAGE, members.number("voltage")).with(Quantity.CURRENT, current(members))
                .with(Quantity.FREQUENCY, members.number("frequency"))
                .with(Quantity.POWER_FACTOR, members.number("power_factor")).with(Quantity.POWER, power(members));
        return new Measured(deviceId, PlugTime.seconds(members.value("timestamp"), arrival),
                List.of(values.of(Outlets.ONLY), phases(members)));
    }

    private static Measured.Part phases(Members members) {
        Values values = new Values();
        for (int phase = 0; phase < PHASES.size(); phase++) {
            values.with(CURRENTS.get(phase), members.number(PHASES.get(phase)));
        }
        return values.of(Outlets.WHOLE);
    }

    /** That of all phases together where each is told. */
    private static OptionalDouble current(Members members) {
        List<Double> phases = PHASES.stream().flatMap(name -> stream(members.number(name))).toList();
        return phases.isEmpty() ? members.number("current")
                : OptionalDouble.of(phases.stream().mapToDouble(Double::doubleValue).sum());
    }

    /** Where it is not told it follows from voltage, current and power factor, 1 where that is not told either. */
    private static OptionalDouble power(Members members) {
        if (members.has(POWER)) {
            return members.number(POWER);
        }
        OptionalDouble voltage = members.number("voltage");
        OptionalDouble current = current(members);
        return voltage.isEmpty() || current.isEmpty() ? OptionalDouble.empty()
                : OptionalDouble.of(voltage.getAsDouble() * current.getAsDouble()
                        * members.number("power_factor").orElse(1));
    }

    private static Stream<Double> stream(OptionalDouble value) {
        return value.isPresent() ? Stream.of(value.getAsDouble()) : Stream.empty();
    }
}
