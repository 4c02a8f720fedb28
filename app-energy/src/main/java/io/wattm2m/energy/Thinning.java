// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.schedule.Timer;
import io.wattm2m.energy.store.EnergyRecorder;
import io.wattm2m.energy.store.PlugRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets once a day what is older than it is kept. That is done of a device also when it begins a day, which those
 * that are silent, or have left a home, do not. Thread-safe.
 */
final class Thinning {
    private static final Logger LOG = LoggerFactory.getLogger(Thinning.class);
    private static final String ID = "thinning";
    private static final Duration EVERY = Duration.ofDays(1);
    private final Homes homes;
    private final EnergyRecorder recorder;
    private final InstantSource clock;

    Thinning(Homes homes, EnergyRecorder recorder, InstantSource clock) {
        this.homes = homes;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Whether it is time for it that an alarm tells. */
    static boolean is(String alarmId) {
        return alarmId.equals(ID);
    }

    /** Begins; of several nodes at one database one does it each time. */
    void start(Timer timer) {
        if (!timer.isSet(ID)) {
            timer.set(ID, clock.instant());
        }
    }

    /** Does it, and sets when it comes next. */
    void due(Timer timer) {
        Instant now = clock.instant();
        timer.set(ID, now.plus(EVERY));
        try {
            recorder.thin(sources(), now).get();
        } catch (ExecutionException e) {
            LOG.warn("what is older than it is kept cannot be forgotten today", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of whom there is anything. */
    private List<String> sources() {
        Stream<String> heard = recorder.plugs().stream().map(PlugRecord::deviceId).filter(id -> !FedIn.isMeter(id));
        Stream<String> ofHomes = homes.all().stream().flatMap(home -> home.devices().stream())
                .map(HomeDevice::deviceId);
        return Stream.of(heard, ofHomes, Stream.of(Climate.WEATHER)).flatMap(ids -> ids).distinct().toList();
    }
}
