// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wattm2m.energy.alert.Alert;
import io.wattm2m.energy.alert.AlertRule.Severity;
import io.wattm2m.energy.insight.Bills;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The application's figures for Prometheus. Thread-safe; as big as there are plugs. */
final class Meters {
    private static final Duration FRESH = Duration.ofMinutes(5);
    /** Others may be made up by whoever asks. */
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MultiGauge power = multi("wattm2m.energy.power.watts", "power of a plug heard of lately");
    private final MultiGauge today = multi("wattm2m.energy.today.watthours", "energy of a plug today");
    private final MultiGauge on = multi("wattm2m.energy.on", "whether a plug is on");
    private final MultiGauge voltage = multi("wattm2m.energy.voltage.volts", "voltage at a plug heard of lately");
    private final MultiGauge cost =
            multi("wattm2m.energy.today.cost", "what today has added to the bill by the tariff of the installation");
    private final MultiGauge carbon = multi("wattm2m.energy.today.co2.kilograms", "carbon dioxide of today");
    private final MultiGauge open = multi("wattm2m.energy.alerts.open", "alerts that are open among the last");
    private final MultiGauge known = multi("wattm2m.energy.devices", "known plugs");
    private final Clock clock;

    Meters(Clock clock, LiveFeed feed) {
        this.clock = clock;
        Gauge.builder("wattm2m.energy.live.clients", feed, LiveFeed::clients).description("clients of the live feed")
                .register(registry);
    }

    /** By which requests are timed. */
    Clock clock() {
        return clock;
    }

    /** Notes a request that was answered. */
    void answered(String method, int status, Duration time) {
        Timer.builder("wattm2m.energy.requests").description("requests to the interface")
                .tags("method", METHODS.contains(method) ? method : "other", "status", status / 100 + "xx")
                .register(registry).record(time);
    }

    /**
     * All figures in the text format of Prometheus, one scrape after another, as each is shown something else.
     *
     * @param household as who asks sees it
     * @param alerts the last that he sees
     */
    synchronized String text(Household household, List<Alert> alerts) {
        Instant now = household.now();
        List<Device> devices = household.devices().all();
        Map<String, Double> energy = household.energyTodayWh();
        power.register(devices.stream().map(device -> row(device, device.powerSinceW(now.minus(FRESH))))
                .collect(Collectors.toList()), true);
        today.register(devices.stream().map(device -> row(device, energy.getOrDefault(device.deviceId(), 0.0)))
                .collect(Collectors.toList()), true);
        on.register(devices.stream().map(device -> row(device, device.on().orElse(false) ? 1 : 0))
                .collect(Collectors.toList()), true);
        voltage.register(devices.stream().filter(device -> device.isSeenSince(now.minus(FRESH)))
                .flatMap(device -> device.reading().map(Reading::voltageV).filter(OptionalDouble::isPresent)
                        .map(volts -> row(device, volts.getAsDouble())).stream())
                .collect(Collectors.toList()), true);
        known.register(List.of(Row.of(Tags.empty(), devices.size())), true);
        bill(household);
        show(alerts);
        return registry.scrape();
    }

    private void bill(Household household) {
        Bills.Addition day = household.insight().bills().day(household.today());
        cost.register(List.of(Row.of(Tags.of("currency", day.currency()), day.cost())), true);
        carbon.register(List.of(Row.of(Tags.empty(), day.co2Kg())), true);
    }

    /** Also how bad none is. */
    private void show(List<Alert> alerts) {
        Map<Severity, Long> counts = alerts.stream().filter(Alert::isOpen)
                .collect(Collectors.groupingBy(Alert::severity, Collectors.counting()));
        open.register(Stream.of(Severity.values())
                .map(severity -> Row.of(Tags.of("severity", severity.name().toLowerCase(Locale.ROOT)),
                        counts.getOrDefault(severity, 0L)))
                .collect(Collectors.toList()), true);
    }

    private static Row<?> row(Device device, double value) {
        return Row.of(Tags.of("device", device.deviceId()), value);
    }

    private MultiGauge multi(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }
}
