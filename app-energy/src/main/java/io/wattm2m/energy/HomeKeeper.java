// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.mca.HomeResources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps homes in the CSE in step with what people have set: after every change, after a restart, and from time to time,
 * because plugs get new resources. What is to be done follows from what the CSE has and what is set, and nothing is
 * remembered: what the CSE refuses, or was not done before a crash, is done the next time. Thread-safe; works on a
 * thread of its own.
 */
final class HomeKeeper implements Homes.Observer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HomeKeeper.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("energy-homes").factory());
    private final Homes homes;
    private final HomeResources resources;
    private final Duration rhythm;
    /** Whether a purge that a crash has interrupted has been ended; seen by the worker only. */
    private boolean isResumed;

    HomeKeeper(Homes homes, HomeResources resources, Duration rhythm) {
        this.homes = homes;
        this.resources = resources;
        this.rhythm = rhythm;
    }

    /** Begins to work. */
    HomeKeeper start() {
        homes.observe(this);
        worker.execute(this::round);
        return this;
    }

    @Override
    public void changed(Home home) {
        worker.execute(() -> attempt(home.id(), () -> {
            settle(home);
            release();
        }));
    }

    @Override
    public void removed(Home home) {
        worker.execute(() -> attempt(home.id(), this::clear));
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private void round() {
        isResumed = isResumed || attempt("whose device was leaving", resources::resume);
        boolean complete = isResumed;
        for (Home home : homes.all()) {
            complete &= attempt(home.id(), () -> settle(home));
        }
        complete &= attempt("that is gone", this::clear);
        if (!worker.isShutdown()) {
            Future<?> _ = worker.schedule(this::round, (complete ? rhythm : RETRY).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean attempt(String homeId, Runnable deed) {
        try {
            deed.run();
            return true;
        } catch (RequestFailure e) {
            LOG.debug("the home {} is not in step yet: {}", homeId, e.text());
        } catch (RuntimeException e) { // the root of this thread
            LOG.error("the home {} cannot be brought into step", homeId, e);
        }
        return false;
    }

    /** Who was let read before is not told any more, whenever this is interrupted. */
    private void settle(Home home) {
        boolean admitsOthers = resources.admitsOthers(home);
        List<String> toSilence = home.deviceIds().stream()
                .filter(deviceId -> admitsOthers || !resources.houses(home, deviceId)).toList();
        toSilence.forEach(resources::silence);
        resources.settle(home);
        toSilence.forEach(resources::silence);
    }

    /** Forgets homes that are gone, once nothing stands under their policies. */
    private void clear() {
        release();
        resources.homes().stream().filter(id -> homes.find(id).isEmpty()).forEach(resources::remove);
    }

    /** What stands in no home is under the policies for all plugs; what came into another is settled there. */
    private void release() {
        resources.housed().stream().filter(deviceId -> homes.with(deviceId).isEmpty()).forEach(deviceId -> {
            resources.silence(deviceId);
            resources.release(deviceId);
            resources.silence(deviceId);
        });
    }
}
