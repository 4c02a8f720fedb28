// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.energy.anomaly.Anomaly;
import io.wattm2m.energy.insight.Forecasts.Forecast;
import io.wattm2m.energy.insight.Insight;
import io.wattm2m.energy.insight.Results;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.state.OutletState;
import io.wattm2m.energy.state.StateModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every plug again and again: lets automatic control decide, and publishes states as they change, the
 * forecast of each day, and what was out of the ordinary. One thread.
 */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private final Map<String, OutletState> states = new ConcurrentHashMap<>();
    private final Map<String, LocalDateTime> inspected = new ConcurrentHashMap<>();
    private final Insight insight;
    private final Devices devices;
    private final Results results;
    private final Results anew;
    private final Place place;

    /**
     * A watch.
     *
     * @param results publishes what happens once
     * @param anew publishes what is another where more is known of the days before
     */
    Watch(Insight insight, Devices devices, Results results, Results anew, Place place) {
        this.insight = insight;
        this.devices = devices;
        this.results = results;
        this.anew = anew;
        this.place = place;
    }

    Rounds start(Duration interval) {
        return Rounds.start("energy-watch", interval, interval, () -> devices.all().forEach(this::look));
    }

    /** Looks at one plug; what goes wrong with it does not keep the others waiting. */
    private void look(Device device) {
        Instant now = place.clock().instant();
        try {
            insight.control().decide(device, now);
            publishState(device, now);
            inspect(device, LocalDateTime.ofInstant(now, place.zone()));
        } catch (RequestFailure e) {
            boolean atTheEnd = Thread.currentThread().isInterrupted();
            LOG.atLevel(atTheEnd ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.WARN)
                    .log("what was found out of {} cannot be published now: {}", device.deviceId(), e.text());
        } catch (RuntimeException e) { // the root of this thread
            LOG.error("{} cannot be looked at", device.deviceId(), e);
        }
    }

    private void publishState(Device device, Instant now) {
        if (device.lastSeen().filter(now.minus(FRESH)::isBefore).isEmpty() || device.reading().isEmpty()) {
            return;
        }
        Reading reading = device.reading().get();
        StateModel model = insight.outlets().model(device.deviceId(), LocalDate.ofInstant(now, place.zone()));
        OutletState state = model.stateOf(reading.powerW());
        if (state != states.get(device.deviceId())) {
            results.publish(device.deviceId(), "state", "s" + now.toEpochMilli(),
                    Map.of("state", state.name(), "kind", model.kind().name(), "powerW", reading.powerW(), "time",
                            now.toString(), "loadFromW", model.loadFromW()));
            states.put(device.deviceId(), state);
        }
    }

    /** Once an hour. */
    private void inspect(Device device, LocalDateTime now) {
        LocalDateTime before = inspected.get(device.deviceId());
        if (before != null && before.plusHours(1).isAfter(now)) {
            return;
        }
        LocalDate today = now.toLocalDate();
        Optional<Forecast> forecast = insight.forecasts().of(List.of(device.deviceId()), now);
        if (forecast.isEmpty()) {
            return;
        }
        publish(device, today, forecast.get());
        insight.outlets().anomalies(device.deviceId(), today, today).forEach(found -> publish(device, found));
        inspected.put(device.deviceId(), now);
    }

    private void publish(Device device, LocalDate today, Forecast forecast) {
        List<Map<String, Object>> hours = forecast.today().stream().map(hour -> Map.<String, Object>of("start",
                hour.start().toString(), "energyWh", hour.energyWh(), "lowWh", hour.lowWh(), "highWh",
                hour.highWh())).toList();
        anew.publish(device.deviceId(), "forecast", "f" + today.toString().replace("-", ""),
                Map.of("day", today.toString(), "forecaster", forecast.forecaster(), "hours", hours,
                        "monthEndWh", forecast.monthEnd().energyWh()));
    }

    private void publish(Device device, Anomaly found) {
        String name = found.kind().name().toLowerCase(Locale.ROOT) + "-"
                + found.from().toString().replaceAll("[^0-9T]", "");
        results.publish(device.deviceId(), "anomaly", name, Map.of("kind", found.kind().name(), "from",
                found.from().toString(), "to", found.to().toString(), "score", found.score(), "explanation",
                found.explanation()));
    }

    /**
     * When and where.
     *
     * @param clock the present
     * @param zone whose days
     */
    record Place(Clock clock, ZoneId zone) {}
}
