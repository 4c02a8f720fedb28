// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.insight.Bills;
import io.wattm2m.energy.insight.EnergyFlows;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.live.Environment;
import io.wattm2m.energy.live.PowerState;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Rollup;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The documents of the interface; what is not known is null in them. Power in W, energy in Wh. */
final class Views {
    private Views() {}

    /**
     * A plug in the list of plugs; room and class are what its labels say, the part is what it is in the flow of
     * energy.
     */
    record DeviceView(String deviceId, @Nullable String name, @Nullable String room,
            @Nullable String deviceClass, String part, @Nullable Boolean on, @Nullable String pending,
            @Nullable String fault, @Nullable Double power, @Nullable Double voltage, @Nullable Double current,
            double energyTodayWh, @Nullable Instant lastSeen, @Nullable EnvironmentView environment) {

        static DeviceView of(Device device, double energyTodayWh) {
            Optional<Reading> reading = device.reading();
            return new DeviceView(device.deviceId(), device.name(), device.label("room").orElse(null),
                    device.label("class").orElse(null), EnergyFlows.part(device).label(),
                    device.on().orElse(null),
                    onOrOff(device.state().flatMap(PowerState::pending)),
                    device.state().flatMap(PowerState::fault).orElse(null),
                    reading.map(Reading::powerW).orElse(null),
                    reading.map(Reading::voltageV).map(Views::orNull).orElse(null),
                    reading.map(Reading::currentA).map(Views::orNull).orElse(null), rounded(energyTodayWh),
                    device.lastSeen().orElse(null), EnvironmentView.of(device.environment()));
        }
    }

    /** What a plug tells of its surroundings: degrees Celsius, per cent, lux and ppm; null where it tells nothing. */
    record EnvironmentView(@Nullable Double temperature, @Nullable Double humidity, @Nullable Double brightness,
            @Nullable Double co2, @Nullable Double airQuality) {
        static @Nullable EnvironmentView of(Environment told) {
            return told.equals(Environment.UNKNOWN) ? null
                    : new EnvironmentView(orNull(told.temperature()), orNull(told.humidity()),
                            orNull(told.brightness()), orNull(told.co2()), orNull(told.airQuality()));
        }
    }

    /**
     * All plugs together; the cost is what today has added to the month's bill, without fixed charges. Where homes pay
     * in different currencies {@code costToday} and {@code currency} are null; {@code costs} has each.
     */
    record Summary(double powerW, double energyTodayWh, int devices, long devicesOn, Instant time,
            @Nullable BigDecimal costToday, @Nullable String currency, BigDecimal co2TodayKg,
            BigDecimal carbonKgPerKwh, List<CostToday> costs) {
        static Summary of(Usage usage, List<Bills.Addition> additions) {
            Bills.Addition first = additions.getFirst();
            boolean isOne = additions.size() == 1;
            return new Summary(usage.powerW, usage.energyTodayWh, usage.devices, usage.devicesOn, usage.time,
                    isOne ? first.cost() : null, isOne ? first.currency() : null,
                    additions.stream().map(Bills.Addition::co2Kg).reduce(BigDecimal.ZERO, BigDecimal::add),
                    first.factor().kgPerKwh(), additions.stream()
                            .map(addition -> new CostToday(addition.currency(), addition.cost())).toList());
        }

        /** All of it but money and carbon. */
        record Usage(double powerW, double energyTodayWh, int devices, long devicesOn, Instant time) {}
    }

    /** What today costs in one currency. */
    record CostToday(String currency, BigDecimal cost) {}

    /** What a plug used over time. */
    record History(String deviceId, String resolution, List<Point> points) {}

    /** One minute, hour or day; {@code coverage} is the share of it, 0 to 1, that readings account for. */
    record Point(Instant start, double meanW, double energyWh, double minW, double maxW, double coverage) {
        static Point of(Rollup rollup, ZoneId zone) {
            Instant end = rollup.resolution().end(rollup.start(), zone);
            double share = rollup.coveredSeconds() / Duration.between(rollup.start(), end).toSeconds();
            return new Point(rollup.start(), rounded(rollup.meanW()), rounded(rollup.energyWh()),
                    rounded(rollup.lowestW()), rounded(rollup.highestW()), rounded(Math.clamp(share, 0, 1)));
        }
    }

    /** What all plugs used on one day. */
    record Daily(LocalDate date, double energyWh, List<DeviceEnergy> devices) {}

    /** What one plug used. */
    record DeviceEnergy(String deviceId, double energyWh) {}

    /** What is asked of a plug. */
    record Control(@Nullable String deviceId, @Nullable String power) {}

    /** What was asked of a plug. */
    record Requested(String deviceId, String requested) {}

    /** What a plug has just measured, to clients of the feed. */
    record ReadingEvent(String type, String deviceId, Instant time, double power, @Nullable Double voltage,
            @Nullable Double current, @Nullable Double energy) {
        static ReadingEvent of(Reading reading) {
            return new ReadingEvent("reading", reading.deviceId(), reading.time(), reading.powerW(),
                    orNull(reading.voltageV()), orNull(reading.currentA()), orNull(reading.energyWh()));
        }
    }

    /** What a plug has just said of its relay, to clients of the feed. */
    record StateEvent(String type, String deviceId, Instant time, @Nullable Boolean on, @Nullable String pending,
            @Nullable String fault, String source) {
        static StateEvent of(PowerState state) {
            return new StateEvent("state", state.deviceId(), state.time(), state.on().orElse(null),
                    onOrOff(state.pending()), state.fault().orElse(null), state.source());
        }
    }

    /** To the millionth: below that is what adding and taking back leaves over. */
    static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }

    static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static @Nullable String onOrOff(Optional<Boolean> on) {
        return on.map(known -> known ? "on" : "off").orElse(null);
    }
}
