// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.admin;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Distribution;
import io.wattm2m.cse.spi.Figure;
import io.wattm2m.cse.spi.Meters;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Figures for Prometheus, by way of Micrometer. Thread-safe. */
public final class PrometheusMeters implements Meters {
    private static final String PREFIX = "wattm2m.";
    /** The bounds of the histogram. */
    private static final Duration[] BOUNDS =
            LongStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000)
                    .mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    @Override
    public void answered(String binding, Operation operation, ResponseStatusCode status, long nanos) {
        timers.computeIfAbsent(new Kind(binding, operation, status), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void watch(Figure figure) {
        String name = PREFIX + figure.name();
        switch (figure.kind()) {
            case LEVEL -> Gauge.builder(name, figure, each -> each.value().getAsDouble())
                    .description(figure.description()).strongReference(true).register(registry);
            case COUNT -> FunctionCounter.builder(name, figure, each -> each.value().getAsDouble())
                    .description(figure.description()).register(registry);
        }
    }

    @Override
    public void watch(Distribution distribution) {
        DistributionSummary summary = DistributionSummary.builder(PREFIX + distribution.name())
                .description(distribution.description())
                .serviceLevelObjectives(distribution.bounds().stream().mapToDouble(bound -> bound).toArray())
                .register(registry);
        distribution.tell(summary::record);
    }

    @Override
    public String text() {
        return registry.scrape();
    }

    private Timer timer(Kind kind) {
        return Timer.builder(PREFIX + "requests").description("requests that have been answered")
                .tag("binding", kind.binding).tag("operation", kind.operation.name())
                .tag("status", Integer.toString(kind.status.number())).serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    /** What requests are told apart by. */
    private record Kind(String binding, Operation operation, ResponseStatusCode status) {}
}
