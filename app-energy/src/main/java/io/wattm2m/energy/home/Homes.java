// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.home;

import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * All homes. Thread-safe; never more than {@value #MOST}, all of them in memory. A device stands in one home at most.
 */
public final class Homes {
    /** The kind of their documents. */
    public static final String KIND = "home";
    static final int MOST = 2000;
    private final Map<String, Home> homes = new ConcurrentHashMap<>();
    private final Map<String, String> homesByDevice = new ConcurrentHashMap<>();
    private final List<Observer> observers = new CopyOnWriteArrayList<>();
    private final Documents<Home> documents;
    private final Bygones bygones;

    /** The homes that are kept. */
    public Homes(Memory memory) {
        this.documents = new Documents<>(memory, KIND, Home.class);
        this.bygones = new Bygones(memory);
        documents.last("", MOST).forEach(this::index);
    }

    /** What devices have measured in them that was forgotten. */
    public Bygones bygones() {
        return bygones;
    }

    /** Tells this observer of every change from now on. */
    public void observe(Observer observer) {
        observers.add(observer);
    }

    /** All, by id. */
    public List<Home> all() {
        return homes.values().stream().sorted(Comparator.comparing(Home::id)).toList();
    }

    /** One; empty where there is none of this id. */
    public Optional<Home> find(String id) {
        return Optional.ofNullable(homes.get(id));
    }

    /** Those to which somebody belongs, by id. */
    public List<Home> of(String personId) {
        return all().stream().filter(home -> home.role(personId).isPresent()).toList();
    }

    /** The home in which a device stands, also by the name of its second meter; empty where it stands in none. */
    public Optional<Home> with(String deviceId) {
        return Optional.ofNullable(homesByDevice.get(FedIn.device(deviceId))).flatMap(this::find);
    }

    /** What somebody may do with a device by belonging to its home; empty where it stands in none of his. */
    public Optional<Role> role(String personId, String deviceId) {
        return with(deviceId).flatMap(home -> home.role(personId));
    }

    /** Takes in a new home; Refusal where there are too many. */
    public synchronized Home add(Home home) {
        if (homes.size() >= MOST) {
            throw Refusal.conflict("there are " + MOST + " homes, which is the most");
        }
        return keep(home, Optional.empty());
    }

    /** Changes a home; Refusal where there is none of this id, or a device stands in another. */
    public synchronized Home change(String id, UnaryOperator<Home> change) {
        Home before = find(id).orElseThrow(() -> Refusal.unknown("there is no home " + id));
        return keep(change.apply(before), Optional.of(before));
    }

    /** Takes the members and rooms of a home as they are kept: what could not be kept of a change is undone. */
    public synchronized void recall(String id) {
        documents.find(id).ifPresent(kept -> {
            index(kept);
            observers.forEach(observer -> observer.changed(kept));
        });
    }

    /**
     * Forgets a home, and nothing where there is none of this id. Where an observer fails the home stays, so that it
     * can be removed once more.
     */
    public synchronized void remove(String id) {
        find(id).ifPresent(gone -> {
            homes.remove(id);
            gone.deviceIds().forEach(homesByDevice::remove);
            try {
                observers.forEach(observer -> observer.removed(gone));
            } catch (RuntimeException e) {
                index(gone);
                throw e;
            }
            documents.forget(id);
        });
    }

    /** What a device has measured so far is called otherwise from now on, as it is about to leave its home. */
    void setApart(String deviceId, String pastId) {
        observers.forEach(observer -> observer.leaving(deviceId, pastId));
    }

    /** Everything of a device is about to be forgotten, here and elsewhere. */
    public void erasing(String deviceId) {
        observers.forEach(observer -> observer.erasing(deviceId));
    }

    /** What a device has measured so far is to be forgotten, and what it still tells of it, too. */
    void forgetPast(HomeDevice device, Instant now) {
        bygones.keep(device, now);
        String deviceId = device.deviceId();
        observers.forEach(observer -> observer.forgotten(deviceId));
    }

    private Home keep(Home home, Optional<Home> before) {
        home.deviceIds().forEach(deviceId -> {
            if (!homesByDevice.getOrDefault(deviceId, home.id()).equals(home.id())) {
                throw Refusal.conflict(deviceId + " stands in another home");
            }
        });
        documents.keep(home.id(), home);
        index(home);
        // what stays is never without its home, not even for a moment
        before.ifPresent(known -> known.deviceIds().stream().filter(deviceId -> home.device(deviceId).isEmpty())
                .forEach(homesByDevice::remove));
        observers.forEach(observer -> observer.changed(home));
        return home;
    }

    private void index(Home home) {
        homes.put(home.id(), home);
        home.deviceIds().forEach(deviceId -> homesByDevice.put(deviceId, home.id()));
    }

    /**
     * Is told of what becomes of homes, by the thread that changes them, one after another: returns at once, except
     * from {@link #leaving} and {@link #forgotten}, which return once it is so.
     */
    public interface Observer {

        /** Of a device nothing remains from before under its id; it is kept under the other. */
        default void leaving(String deviceId, String pastId) {
            // not everybody keeps what devices measure
        }

        /** Of a device nothing remains from before. */
        default void forgotten(String deviceId) {
            // likewise
        }

        /** What is kept of a device is about to be forgotten with its home: nothing of it is to be kept again. */
        default void erasing(String deviceId) {
            // likewise
        }

        /** A home is new or different. */
        void changed(Home home);

        /** A home is gone. */
        void removed(Home home);
    }
}
