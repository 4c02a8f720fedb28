// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import io.wattm2m.cse.primitive.Null;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The dialect {@code measurement}: {@code {"deviceCode":1234,"timestamp":…,"temp":…,"humidity":…,"brightness":…,
 * "electric":…}} at {@code power/measurement} and {@code power/test}. These devices measure and are not switched.
 * Immutable.
 */
public final class MeasurementDriver implements PlugDriver {
    private final List<String> topics;

    /** Devices that publish {@code measurement} and {@code test} below this topic, by default {@code power}. */
    public MeasurementDriver(String root) {
        this.topics = List.of(root + "/measurement", root + "/test");
    }

    @Override
    public String dialect() {
        return "measurement";
    }

    @Override
    public List<String> topics() {
        return topics;
    }

    @Override
    public List<PlugEvent> read(PlugMessage message, Instant arrival) {
        return Quarantined.unless(message, () -> List.of(measured(Members.of(message), arrival)));
    }

    @Override
    public Optional<PlugMessage> command(String deviceId, String outlet, SwitchCommand command) {
        return Optional.empty();
    }

    private static Measured measured(Members members, Instant arrival) {
        Object code = members.value("deviceCode");
        if (code == Null.NULL || members.number("electric").isEmpty()) {
            throw new IllegalArgumentException((code == Null.NULL ? "deviceCode" : "electric") + " is missing");
        }
        String deviceId = DeviceIds.read(code instanceof String text ? text.replace(':', '-') : code);
        Number time = PlugTime.seconds(members.value("timestamp"), arrival);
        return new Measured(deviceId, time,
                List.of(new Values().with(Quantity.POWER, members.number("electric")).of(Outlets.ONLY),
                        new Values().with(Quantity.TEMPERATURE, members.number("temp"))
                                .with(Quantity.HUMIDITY, members.number("humidity"))
                                .with(Quantity.BRIGHTNESS, members.number("brightness")).of(Outlets.WHOLE)));
    }
}
