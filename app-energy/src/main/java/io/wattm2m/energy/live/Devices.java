// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.live;

import io.wattm2m.energy.measure.Reading;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All plugs as they were last seen. Thread-safe; as big as there are plugs. */
public final class Devices {
    private final Map<String, Device> devices;
    private final List<Observer> observers;
    private final Map<String, String> kinds;
    private final Predicate<String> sees;

    /** No plugs yet. */
    public Devices() {
        this(new ConcurrentHashMap<>(), new CopyOnWriteArrayList<>(), new ConcurrentHashMap<>(),
                deviceId -> true);
    }

    private Devices(Map<String, Device> devices, List<Observer> observers,
            Map<String, String> kinds, Predicate<String> sees) {
        this.devices = devices;
        this.observers = observers;
        this.kinds = kinds;
        this.sees = sees;
    }

    /** The same plugs for somebody who sees some of them only. */
    public Devices seenBy(Predicate<String> whatIsSeen) {
        return new Devices(devices, observers, kinds, whatIsSeen);
    }

    /** Tells this observer of everything from now on. */
    public void observe(Observer observer) {
        observers.add(observer);
    }

    /** Makes a plug known. */
    public void add(String deviceId) {
        devices.putIfAbsent(deviceId, orUnseen(deviceId, null));
    }

    /** Says what homes have their devices for, by device id; they say nothing of the others. */
    public void kinds(Map<String, String> wanted) {
        kinds.keySet().retainAll(wanted.keySet());
        kinds.putAll(wanted);
        devices.replaceAll((deviceId, device) -> device.ofKind(kind(deviceId)));
    }

    /** Puts what is written on a plug into the picture. */
    public void label(String deviceId, List<String> labels) {
        devices.compute(deviceId, (id, known) -> orUnseen(id, known).with(labels));
    }

    /** Puts what a plug tells of its surroundings into the picture. */
    public void sensed(String deviceId, Environment environment) {
        devices.compute(deviceId, (id, known) -> orUnseen(id, known).with(environment));
    }

    /** Puts a reading that arrived in the past into the picture, of which nobody is told. */
    public void recall(Reading reading, Instant arrival) {
        devices.compute(reading.deviceId(), (id, known) -> orUnseen(id, known).with(reading, arrival));
    }

    /** Puts a reading into the picture and tells everybody. */
    public void measured(Reading reading, Instant arrival) {
        recall(reading, arrival);
        observers.forEach(observer -> observer.measured(reading));
    }

    /** Puts the state of a relay into the picture and tells everybody. */
    public void switched(PowerState state, Instant arrival) {
        devices.compute(state.deviceId(), (id, known) -> orUnseen(id, known).with(state, arrival));
        observers.forEach(observer -> observer.switched(state));
    }

    /** Takes what a plug has told so far out of the picture, but for how its relay stands. */
    public void beginAnew(String deviceId) {
        devices.computeIfPresent(deviceId, (id, known) -> known.anew());
    }

    /** Takes a plug out of the picture; it comes back when it is heard of. */
    public void forget(String deviceId) {
        devices.remove(deviceId);
    }

    /** A plug, empty where it is not known. */
    public Optional<Device> find(String deviceId) {
        return Optional.ofNullable(devices.get(deviceId)).filter(device -> sees.test(deviceId));
    }

    /** All plugs by device id. */
    public List<Device> all() {
        return devices.values().stream().filter(device -> sees.test(device.deviceId()))
                .sorted(Comparator.comparing(Device::deviceId)).toList();
    }

    private Device orUnseen(String deviceId, @Nullable Device known) {
        return known == null ? Device.unseen(deviceId).ofKind(kind(deviceId)) : known;
    }

    private String kind(String deviceId) {
        return kinds.getOrDefault(deviceId, "");
    }
}
