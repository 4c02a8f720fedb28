// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.energy.live.Devices;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application's registration and the plugs it follows. {@link #refresh} is for one thread, the rest is thread-safe.
 */
public final class Plugs {
    private static final Logger LOG = LoggerFactory.getLogger(Plugs.class);
    private static final String NAME = "energy";
    private static final String NEW_PLUGS = "energy";
    private static final int AT_A_TIME = 32;
    private static final List<Condition> CONTAINERS = List
            .of(new Condition(Tag.RESOURCE_TYPE, "ty", List.of(Integer.toString(Registrar.CONTAINER))));

    private final Map<String, Plug> followed = new ConcurrentHashMap<>();
    private final Plug.Surroundings surroundings;
    private final Registrar registrar;
    private final String proxy;
    private final Notifications notifications;

    /**
     * The plugs of an interworking proxy.
     *
     * @param proxy the resource name of the proxy's AE, e.g. {@code smartplug}
     * @param changed called when plugs may have come or gone
     */
    public Plugs(Registrar registrar, String proxy, ReadingLog log, Devices devices, Runnable changed) {
        this.registrar = registrar;
        this.proxy = registrar.address(proxy);
        this.surroundings = new Plug.Surroundings(registrar, log, devices, Clock.systemUTC());
        this.notifications = new Notifications(surroundings.clock(), new Notifications.Changes() {
            @Override
            public void plugsCameOrWent() {
                changed.run();
            }

            @Override
            public void unsubscribed(Plug plug) {
                followed.values().remove(plug);
                changed.run();
            }
        });
    }

    /** What takes the notifications. */
    public Receiver notifications() {
        return notifications;
    }

    /** Registers the application with the point of access it listens at, or renews that (TS-0001 10.2.2.2). */
    public void register(URI pointOfAccess) {
        List<String> poa = List.of(pointOfAccess.toString());
        boolean created = registrar.createOnce(registrar.base(), Registrar.AE, new Content("m2m:ae", Map.of("rn", NAME,
                "api", "Nio.wattm2m.energy", "rr", true, "srv", List.of("3", "4"), "poa", poa)));
        if (!created) {
            registrar.update(registrar.address(NAME), new Content("m2m:ae", Map.of("poa", poa)));
        }
    }

    /** Whether the CSE still knows the application. */
    public boolean isRegistered() {
        return registrar.find(registrar.address(NAME)).isPresent();
    }

    /** Forgets all subscriptions, after which {@link #refresh} makes them again. */
    public void forget() {
        followed.clear();
    }

    /**
     * Follows the plugs that are not followed yet, many at a time, and reads what is written on the others.
     *
     * @return whether all containers of the proxy are followed; the others are no plugs, or not complete yet, and are
     *         tried again at the next call
     */
    public boolean refresh() throws InterruptedException {
        registrar.subscribe(proxy, NEW_PLUGS, Registrar.CONTAINER);
        List<Callable<Boolean>> newcomers = new ArrayList<>();
        for (Map<String, Object> container : registrar.children(proxy, "m2m:cnt", CONTAINERS)) {
            String deviceId = Documents.text(container, "rn").orElseThrow();
            Plug known = followed.get(deviceId);
            if (known == null) {
                newcomers.add(() -> follow(deviceId, container));
            } else {
                known.label(container);
            }
        }
        return all(newcomers);
    }

    /** So that a CSE that commits for many at a time is made use of. */
    private static boolean all(List<Callable<Boolean>> newcomers) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            return threads.invokeAll(newcomers).stream()
                    .allMatch(each -> each.state() == Future.State.SUCCESS && each.resultNow());
        }
    }

    private boolean follow(String deviceId, Map<String, Object> container) throws InterruptedException {
        Plug plug = new Plug(deviceId, proxy + "/" + deviceId, surroundings);
        try {
            notifications.route(plug, plug.subscribe());
            plug.catchUp(container);
            followed.put(deviceId, plug);
            return true;
        } catch (RequestFailure e) {
            notifications.forget(plug);
            if (e.status() == ResponseStatusCode.NOT_FOUND) {
                LOG.debug("{} is no plug, or not complete yet: {}", deviceId, e.text());
            } else {
                LOG.warn("plug {} cannot be followed yet: {}", deviceId, e.text());
            }
            return false;
        } catch (RuntimeException e) { // the root of this thread
            notifications.forget(plug);
            LOG.error("plug {} cannot be followed", deviceId, e);
            return false;
        }
    }
}
