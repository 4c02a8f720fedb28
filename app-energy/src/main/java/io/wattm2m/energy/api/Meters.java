// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wattm2m.energy.live.Device;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The application's figures for Prometheus. Thread-safe; as big as there are plugs. */
final class Meters {
    private static final Duration FRESH = Duration.ofMinutes(5);
    /** Others may be made up by whoever asks. */
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MultiGauge power = multi("wattm2m.energy.power.watts", "power of a plug heard of lately");
    private final MultiGauge today = multi("wattm2m.energy.today.watthours", "energy of a plug today");
    private final MultiGauge on = multi("wattm2m.energy.on", "whether a plug is on");
    private final Household household;

    Meters(Household household, LiveFeed feed) {
        this.household = household;
        Gauge.builder("wattm2m.energy.live.clients", feed, LiveFeed::clients).description("clients of the live feed")
                .register(registry);
        Gauge.builder("wattm2m.energy.devices", household, known -> known.devices().all().size())
                .description("known plugs").register(registry);
    }

    /** By which requests are timed. */
    Clock clock() {
        return household.clock();
    }

    /** Notes a request that was answered. */
    void answered(String method, int status, Duration time) {
        Timer.builder("wattm2m.energy.requests").description("requests to the interface")
                .tags("method", METHODS.contains(method) ? method : "other", "status", status / 100 + "xx")
                .register(registry).record(time);
    }

    /** All figures in the text format of Prometheus. */
    String text() {
        Instant now = household.now();
        List<Device> devices = household.devices().all();
        Map<String, Double> energy = household.energyTodayWh();
        power.register(devices.stream().map(device -> row(device, device.powerSinceW(now.minus(FRESH))))
                .collect(Collectors.toList()), true);
        today.register(devices.stream().map(device -> row(device, energy.getOrDefault(device.deviceId(), 0.0)))
                .collect(Collectors.toList()), true);
        on.register(devices.stream().map(device -> row(device, device.on().orElse(false) ? 1 : 0))
                .collect(Collectors.toList()), true);
        return registry.scrape();
    }

    private static Row<?> row(Device device, double value) {
        return Row.of(Tags.of("device", device.deviceId()), value);
    }

    private MultiGauge multi(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }
}
