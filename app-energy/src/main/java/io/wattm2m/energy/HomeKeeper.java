// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.home.Membership;
import io.wattm2m.energy.mca.HomeResources;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps homes in the CSE in step with what people have set: after every change, after a restart, and from time to time,
 * because plugs get new resources. What the CSE refuses is tried again. Thread-safe; works on a thread of its own.
 */
final class HomeKeeper implements Homes.Observer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HomeKeeper.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("energy-homes").factory());
    /** As they were settled last; for the worker. */
    private final Map<String, Home> settled = new HashMap<>();
    /** Plugs that have left a home and are not released yet; for the worker. */
    private final Set<String> leaving = new HashSet<>();
    private final Homes homes;
    private final HomeResources resources;
    private final Duration rhythm;

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
        worker.execute(() -> attempt(home.id(), () -> settle(home)));
    }

    @Override
    public void removed(Home home) {
        worker.execute(() -> attempt(home.id(), () -> remove(home)));
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private void round() {
        boolean complete = true;
        for (Home home : homes.all()) {
            complete &= attempt(home.id(), () -> settle(home));
        }
        for (Home gone : settled.values().stream().filter(home -> homes.find(home.id()).isEmpty()).toList()) {
            complete &= attempt(gone.id(), () -> remove(gone));
        }
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

    private void settle(Home home) {
        Home before = settled.getOrDefault(home.id(), home);
        leaving.addAll(before.deviceIds());
        leaving.removeAll(home.deviceIds());
        resources.settle(home);
        release();
        boolean isSmaller = !members(home).containsAll(members(before));
        List<String> toSilence = home.deviceIds().stream()
                .filter(id -> isSmaller || !before.deviceIds().contains(id)).toList();
        toSilence.forEach(resources::silence);
        settled.put(home.id(), home);
    }

    private void remove(Home home) {
        leaving.addAll(home.deviceIds());
        release();
        resources.remove(home);
        settled.remove(home.id());
    }

    /** What has come into another home meanwhile is settled there. */
    private void release() {
        for (String deviceId : List.copyOf(leaving)) {
            if (homes.with(deviceId).isEmpty()) {
                resources.release(deviceId);
                resources.silence(deviceId);
            }
            leaving.remove(deviceId);
        }
    }

    private static Set<String> members(Home home) {
        return home.members().stream().map(Membership::personId).collect(Collectors.toSet());
    }
}
