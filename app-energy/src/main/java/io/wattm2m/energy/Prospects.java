// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.api.Household;
import io.wattm2m.energy.api.Outlook;
import io.wattm2m.energy.home.Homes;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Production, environment and advice, joined with the household. Thread-safe. */
final class Prospects implements AutoCloseable {
    private final Deque<Runnable> parts = new ArrayDeque<>();
    private final ApplicationSettings settings;
    private final Household household;
    private final Outlook outlook;

    Prospects(ApplicationSettings settings, EnergyDatabase database, Household household) {
        this.settings = settings;
        this.household = household;
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
        parts.push(new Daybook(household, homes, results, outlook.recommendations(), station())
                .start(settings.weather().interval())::close);
        return this;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            parts.pop().run();
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
