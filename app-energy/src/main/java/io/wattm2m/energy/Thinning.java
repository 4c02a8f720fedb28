// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.schedule.Timer;
import io.wattm2m.energy.store.EnergyRecorder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets once a day what of devices that have left a home is older than it is kept: of others that is done when they
 * begin a day, which these never do. Thread-safe.
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
        List<String> pastIds = homes.all().stream().flatMap(home -> home.devices().stream())
                .filter(HomeDevice::isPast).map(HomeDevice::deviceId).toList();
        try {
            recorder.thin(pastIds, now).get();
        } catch (ExecutionException e) {
            LOG.warn("what devices have left behind cannot be thinned out today", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
