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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application's registration and the plugs it follows. {@link #refresh} is for one thread, the rest is thread-safe.
 */
public final class Plugs {
    private static final Logger LOG = LoggerFactory.getLogger(Plugs.class);
    private static final String NAME = "energy";
    private static final String NEW_PLUGS = "energy";
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
     * Follows the plugs that are not followed yet.
     *
     * @return whether all containers of the proxy are followed; the others are no plugs, or not complete yet, and are
     *         tried again at the next call
     */
    public boolean refresh() throws InterruptedException {
        registrar.subscribe(proxy, NEW_PLUGS, Registrar.CONTAINER);
        boolean all = true;
        followed.values().forEach(Plug::readLabels);
        for (String reference : registrar.discover(proxy, CONTAINERS)) {
            String deviceId = reference.substring(reference.lastIndexOf('/') + 1);
            boolean isChild = reference.endsWith(proxy + "/" + deviceId);
            if (isChild && !followed.containsKey(deviceId)) {
                all &= follow(deviceId);
            }
        }
        return all;
    }

    private boolean follow(String deviceId) throws InterruptedException {
        Plug plug = new Plug(deviceId, proxy + "/" + deviceId, surroundings);
        try {
            notifications.route(plug, plug.subscribe());
            plug.catchUp();
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
        }
    }
}
