// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A plug that the application follows: subscribed to, read up to the present, then read as it tells. Thread-safe.
 *
 * <p>What it tells before everything missed has been read waits for that, so that the position never runs ahead of an
 * instance that is still to be read.
 */
final class Plug {
    private static final Logger LOG = LoggerFactory.getLogger(Plug.class);
    static final String TELEMETRY = "telemetry";
    static final String STATE = "state";
    private static final String SUBSCRIPTION_NAME = "energy";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Other CSEs write creation times to the second. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final AtomicBoolean refused = new AtomicBoolean();
    private final AtomicBoolean feedsIn = new AtomicBoolean();
    private final String deviceId;
    private final String address;
    private final Surroundings surroundings;

    /** The plug whose container is at this address. */
    Plug(String deviceId, String address, Surroundings surroundings) {
        this.deviceId = deviceId;
        this.address = address;
        this.surroundings = surroundings;
    }

    /** Subscribes to its containers; the identifiers under which notifications will name the subscriptions. */
    Map<String, String> subscribe() {
        Map<String, String> containers = new HashMap<>();
        for (String container : List.of(TELEMETRY, STATE)) {
            String to = address + "/" + container;
            String subscription = to + "/" + SUBSCRIPTION_NAME;
            surroundings.registrar().subscribe(to, SUBSCRIPTION_NAME, Registrar.CONTENT_INSTANCE);
            Documents.text(surroundings.registrar().retrieve(subscription), "ri")
                    .ifPresent(id -> containers.put(id, container));
            containers.put(subscription, container);
        }
        return containers;
    }

    /** Reads what is written on its container and what it has missed, then lets pass what has been told since. */
    void catchUp(Map<String, Object> container) throws InterruptedException {
        surroundings.devices().add(deviceId);
        label(container);
        feedsIn.set(surroundings.log().position(FedIn.of(deviceId)).isAfter(Instant.EPOCH));
        List<Instance> missed = missed();
        for (Instance instance : missed) {
            Optional<Reading> reading = reading(instance);
            if (reading.isPresent() && read(reading.get(), instance)) {
                surroundings.devices().recall(reading.get(), instance.creationTime());
                surroundings.devices().sensed(deviceId, instance.environment());
            }
        }
        latest(STATE).ifPresent(this::switched);
        LOG.info("follows plug {}, {} missed instances read", deviceId, missed.size());
        caughtUp.countDown();
    }

    /** Reads what is written on it, in the attributes of its container. */
    void label(Map<String, Object> container) {
        if (container.getOrDefault("lbl", List.of()) instanceof List<?> list) {
            surroundings.devices().label(deviceId, list.stream().map(Object::toString).toList());
        }
    }

    /** Takes an instance that a notification has brought. */
    void tell(String container, Instance instance) throws InterruptedException {
        if (!caughtUp.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, deviceId + " is still being caught up");
        }
        if (container.equals(STATE)) {
            switched(instance);
            return;
        }
        Optional<Reading> reading = reading(instance);
        if (reading.isEmpty()) {
            refuse(instance);
            return;
        }
        if (read(reading.get(), instance)) {
            surroundings.devices().sensed(deviceId, instance.environment());
            surroundings.devices().measured(reading.get(), instance.creationTime());
        }
    }

    /** What an instance tells; one without a power only of what has never told one, which is a sensor. */
    private Optional<Reading> reading(Instance instance) {
        boolean measures = surroundings.devices().find(deviceId).flatMap(Device::reading)
                .filter(known -> known.powerW() != 0 || known.energyWh().isPresent()).isPresent();
        Optional<Reading> reading = instance.reading(deviceId);
        return reading.isPresent() || measures ? reading : instance.sensed(deviceId);
    }

    /**
     * What it fed in comes first: the position that decides what is read again after a restart is that of the device.
     *
     * @return whether it was taken where the plug stands
     */
    private boolean read(Reading reading, Instance instance) throws InterruptedException {
        boolean isLate = surroundings.log().isLate(reading);
        OptionalDouble fedInWh = instance.fedInWh();
        if (reading.powerW() < 0 || fedInWh.orElse(0) > 0) {
            feedsIn.set(true);
        }
        if (feedsIn.get()) {
            surroundings.log().read(FedIn.reading(reading, fedInWh), instance.creationTime(), () -> {});
        }
        surroundings.log().read(reading, instance.creationTime(), () -> withdraw(instance));
        return !isLate;
    }

    /** Whoever has the plug now may read its container. */
    private void withdraw(Instance instance) {
        if (instance.name().isEmpty()) {
            return;
        }
        Thread.ofVirtual().name("energy-late").start(() -> {
            try {
                surroundings.registrar().delete(address + "/" + TELEMETRY + "/" + instance.name());
            } catch (RequestFailure e) {
                LOG.warn("what {} has told late cannot be taken out of the CSE: {}", deviceId, e.text());
            }
        });
    }

    private void switched(Instance instance) {
        instance.state(deviceId)
                .ifPresent(state -> surroundings.devices().switched(state, instance.creationTime()));
    }

    /** Once a plug loudly: one that sends rubbish sends it every second. */
    private void refuse(Instance instance) {
        String text = "plug {} has sent what is no reading, or one of the future: {}";
        if (refused.compareAndSet(false, true)) {
            LOG.warn(text, deviceId, instance);
        } else {
            LOG.debug(text, deviceId, instance);
        }
    }

    /** The instances since the position, in the order of their creation. */
    private List<Instance> missed() {
        Instant since = surroundings.log().position(deviceId).minus(SLACK);
        List<Condition> conditions = new ArrayList<>();
        conditions.add(new Condition(Tag.RESOURCE_TYPE, "ty", List.of(Integer.toString(Registrar.CONTENT_INSTANCE))));
        if (since.isAfter(Instant.EPOCH)) {
            conditions.add(new Condition(Tag.CREATED_AFTER, "cra", List.of(Timestamps.format(since))));
        }
        return surroundings.registrar().children(address + "/" + TELEMETRY, "m2m:cin", conditions).stream()
                .map(attributes -> Instance.of(attributes, surroundings.clock().instant()))
                .sorted(Comparator.comparing(Instance::creationTime)).toList();
    }

    private Optional<Instance> latest(String container) {
        return surroundings.registrar().find(address + "/" + container + "/la")
                .map(attributes -> Instance.of(attributes, surroundings.clock().instant()));
    }

    /**
     * What all plugs have in common.
     *
     * @param registrar the CSE
     * @param log keeps readings
     * @param devices the picture of the moment
     * @param clock the time where an instance has none
     */
    record Surroundings(Registrar registrar, ReadingLog log, Devices devices, Clock clock) {}
}
