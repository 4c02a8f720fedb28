// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.driver.DeviceInfo;
import io.wattm2m.smartplug.driver.DeviceInfo.Fact;
import io.wattm2m.smartplug.driver.Power;
import io.wattm2m.smartplug.driver.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the application remembers of one plug. {@link #recent} belongs to the lane of its readings, the relay to the
 * lane of its switching; whether its resources are there is for both.
 */
final class Plug {
    private final String deviceId;
    private final String dialect;
    private final RecentReadings recent = new RecentReadings();
    private final Queue<Incoming> incoming = new ConcurrentLinkedQueue<>();
    private final ReentrantLock preparing = new ReentrantLock();
    private final Picture picture = new Picture();
    private final Relays relays = new Relays();
    private final Troubles troubles = new Troubles();
    private final Showcase showcase = new Showcase();
    private final Rhythm rhythm = new Rhythm();
    private final Map<String, Overload> overloads = new ConcurrentHashMap<>();
    private final Map<Fact, String> facts = new ConcurrentHashMap<>();
    private volatile Map<String, Object> earlierTelemetry = Map.of();
    private volatile boolean online = true;
    private volatile FirmwareUpdate update = FirmwareUpdate.NONE;
    private volatile Instant lastHeard;
    private volatile boolean silent;
    private volatile Optional<String> subscription = Optional.empty();

    Plug(String deviceId, String dialect, Instant now) {
        this.deviceId = deviceId;
        this.dialect = dialect;
        this.lastHeard = now;
    }

    String deviceId() {
        return deviceId;
    }

    String dialect() {
        return dialect;
    }

    /** The lane of its readings. */
    String telemetryLane() {
        return deviceId + "/" + Addresses.TELEMETRY;
    }

    /** The lane of its switching. */
    String stateLane() {
        return deviceId + "/" + Addresses.STATE;
    }

    /** What its outlets measure; for the lane of its readings, once its resources are there. */
    Picture picture() {
        picture.resume(earlierTelemetry);
        return picture;
    }

    /** Its relays. */
    Relays relays() {
        return relays;
    }

    /** What is wrong with it. */
    Troubles troubles() {
        return troubles;
    }

    /** What of it is shown in the standard model. */
    Showcase showcase() {
        return showcase;
    }

    /** How often it reports; for the lane of its readings. */
    Rhythm rhythm() {
        return rhythm;
    }

    /** The overload protection of an outlet. */
    Overload overload(String outlet) {
        return overloads.computeIfAbsent(outlet, any -> new Overload());
    }

    /** What it is. */
    Map<Fact, String> facts() {
        return facts;
    }

    /** Whether it has no outlet: it measures its surroundings alone. */
    boolean isSensor() {
        return DeviceInfo.SENSOR.equals(facts.get(Fact.TYPE));
    }

    /** It measures as a sensor does, or as a plug; whether it is a plug against what was believed. */
    boolean measures(boolean asSensor) {
        if (asSensor) {
            facts.put(Fact.TYPE, DeviceInfo.SENSOR);
            return false;
        }
        return facts.remove(Fact.TYPE, DeviceInfo.SENSOR);
    }

    /** Whether it can be reached, as far as it has told. */
    boolean isOnline() {
        return online && !silent;
    }

    /** It has said something now; whether it had been missed. */
    boolean heard(Instant now) {
        boolean wasSilent = silent;
        lastHeard = now;
        silent = false;
        return wasSilent;
    }

    /** When it said something, or was remembered. */
    Instant lastHeard() {
        return lastHeard;
    }

    /** Whether it has said nothing since then; told once of each silence. */
    boolean isUnheardSince(Instant then) {
        boolean isNew = !silent && lastHeard.isBefore(then);
        silent = silent || isNew;
        return isNew;
    }

    /** The update of its firmware; for the lane of its switching. */
    FirmwareUpdate update() {
        return update;
    }

    void update(FirmwareUpdate known) {
        update = known;
    }

    void online(boolean told) {
        online = told;
    }

    RecentReadings recent() {
        return recent;
    }

    /** The readings that wait to be written. */
    Queue<Incoming> incoming() {
        return incoming;
    }

    /** Takes at most so many of the readings that wait. */
    List<Incoming> takeIncoming(int most) {
        List<Incoming> taken = new ArrayList<>();
        for (Incoming next = incoming.poll(); next != null; next = taken.size() < most ? incoming.poll() : null) {
            taken.add(next);
        }
        return taken;
    }

    /** Makes its resources unless they are there. */
    void prepare(PlugResources resources) {
        if (subscription.isPresent()) {
            return;
        }
        preparing.lock();
        try {
            makeUnlessThere(resources);
        } finally {
            preparing.unlock();
        }
    }

    private void makeUnlessThere(PlugResources resources) {
        if (subscription.isEmpty()) {
            PlugResources.Prepared prepared = resources.prepare(deviceId, dialect);
            if (!prepared.isNew()) {
                recall(resources);
            }
            subscription = Optional.of(prepared.subscription());
        }
    }

    private void recall(PlugResources resources) {
        if (relays.power() == Power.UNKNOWN) {
            resources.latest(addresses -> addresses.state(deviceId))
                    .ifPresent(latest -> relays.resume(latest.content(), latest.created()));
        }
        resources.latest(addresses -> addresses.telemetry(deviceId))
                .ifPresent(latest -> resume(latest.content()));
    }

    /** Only sensors tell no power. */
    private void resume(Map<String, Object> telemetry) {
        earlierTelemetry = telemetry;
        if (!telemetry.isEmpty() && !telemetry.containsKey(Quantity.POWER.written())) {
            facts.putIfAbsent(Fact.TYPE, DeviceInfo.SENSOR);
        }
    }

    /** Its resources may be gone. */
    void forgetResources() {
        subscription = Optional.empty();
    }

    /** Whether this is the resource identifier of the subscription to its commands. */
    boolean isSubscribedBy(String identifier) {
        return subscription.filter(identifier::equals).isPresent();
    }
}
