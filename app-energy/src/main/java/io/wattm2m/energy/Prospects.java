// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.api.Household;
import io.wattm2m.energy.api.Outlook;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.insight.ChangedDays;
import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.insight.EnergyFlows;
import io.wattm2m.energy.insight.Results;
import io.wattm2m.energy.insight.Storage;
import io.wattm2m.energy.recommend.Recommendations;
import io.wattm2m.energy.store.EnergyDatabase;
import io.wattm2m.energy.weather.WeatherFile;
import io.wattm2m.energy.weather.WeatherService;
import io.wattm2m.energy.weather.WeatherSettings;
import io.wattm2m.energy.weather.WeatherSource;
import io.wattm2m.energy.weather.WeatherStation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Production, environment and advice, joined with the household. Thread-safe. */
final class Prospects implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Prospects.class);
    private static final Duration LOOK = Duration.ofMinutes(1);
    private final Deque<Runnable> parts = new ArrayDeque<>();
    private final ApplicationSettings settings;
    private final Household household;
    private final Outlook outlook;
    private final ChangedDays changedDays;

    Prospects(ApplicationSettings settings, EnergyDatabase database, Household household) {
        this.settings = settings;
        this.household = household;
        this.changedDays = database.changedDays();
        EnergyFlows flows = household.insight().bills().flows();
        Climate climate = new Climate(database.levels(), flows, household.zone());
        this.outlook = new Outlook(climate, new Storage(flows, database.levels()),
                new Recommendations(database, climate));
    }

    /** What the interface shows of it. */
    Outlook outlook() {
        return outlook;
    }

    /** Begins to look at the weather and to record days. */
    Prospects start(Homes homes, Results results) {
        station().ifPresent(station -> parts.push(Rounds.start("energy-weather", Duration.ZERO,
                settings.weather().interval(), () -> look(station))::close));
        parts.push(new Daybook(household, homes, results, outlook, changedDays)
                .start(LOOK)::close);
        return this;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            parts.pop().run();
        }
    }

    private void look(WeatherStation station) throws InterruptedException {
        try {
            station.look(household.clock().instant());
        } catch (RuntimeException e) { // the root of this thread
            LOG.error("the weather cannot be kept", e);
        }
    }

    private Optional<WeatherStation> station() {
        return source(settings.weather()).map(
                source -> new WeatherStation(source, outlook.climate()::keep, household.zone()));
    }

    private Optional<WeatherSource> source(WeatherSettings weather) {
        if (!weather.file().isEmpty()) {
            return Optional.of(new WeatherFile(Path.of(weather.file()), household.zone()));
        }
        if (weather.url().isEmpty()) {
            return Optional.empty();
        }
        WeatherService service = new WeatherService(weather.url(), settings.schedule().latitude(),
                settings.schedule().longitude());
        parts.push(service::close);
        return Optional.of(service);
    }
}
