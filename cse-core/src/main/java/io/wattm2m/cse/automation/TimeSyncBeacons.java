// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.automation;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Changes.Replacement;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.Nodes;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.type.TimeSyncBeaconType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the time of the CSE to those who want to know it (timeSyncBeacon, TS-0001 9.6.55, Release 4): every so often,
 * or when the originating timestamp of a request shows that the clock of the requester is off. Thread-safe.
 */
public final class TimeSyncBeacons implements ChangeObserver, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TimeSyncBeacons.class);
    private static final long TICK_MILLIS = 100;
    private static final FilterCriteria BEACONS = new FilterCriteria(FilterCriteria.Usage.CONDITIONAL,
            FilterCriteria.Join.AND, List.of(new Condition(Tag.RESOURCE_TYPE, "ty",
                    List.of(Integer.toString(TimeSyncBeaconType.NUMBER)))),
            FilterCriteria.Page.ALL, Optional.empty());

    private final Nodes nodes;
    private final ResourceView tree;
    private final Entity cse;
    private final Clock clock;
    private final Receiver outward;
    private final Map<String, Beacon> beacons = new ConcurrentHashMap<>();
    /** Those whose targets are being told, each once at a time. */
    private final Set<String> telling = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("beacons").daemon().factory());
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("beacon-", 0).factory());

    /** The beacons in the tree; notifications go outward, to their targets as they stand in {@code bcnu}. */
    public TimeSyncBeacons(ResourceStore store, Entity cse, Clock clock, Receiver outward) {
        this.nodes = store.nodes();
        this.tree = store.committed();
        this.cse = cse;
        this.clock = clock;
        this.outward = outward;
    }

    /**
     * Begins with the beacons that are there. Called once.
     *
     * @return this receiver, with an eye on the clocks of those who send requests to it
     */
    public Receiver start(Receiver receiver) {
        tree.byPath(cse.name()).ifPresent(root -> {
            try (Stream<Resource> found = tree.descendants(root, Integer.MAX_VALUE, BEACONS)) {
                found.forEach(this::follow);
            }
        });
        Future<?> _ = timer.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return request -> {
            compare(request);
            return receiver.receive(request);
        };
    }

    /** The beacons that go. */
    @Override
    public List<Resource> concerned(ResourceView view, List<Resource> deleted) {
        return beacons.values().stream().map(Beacon::resource)
                .filter(beacon -> deleted.stream()
                        .anyMatch(root -> (beacon.path() + "/").startsWith(root.path() + "/")))
                .toList();
    }

    @Override
    public void applied(Changes applied, List<Resource> gone) {
        gone.forEach(beacon -> beacons.remove(beacon.id()));
        Stream.concat(applied.created().stream(), applied.updated().stream().map(Replacement::after))
                .forEach(this::follow);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdown();
    }

    private void follow(Resource resource) {
        if (resource.is(TimeSyncBeaconType.NUMBER)) {
            beacons.put(resource.id(), Beacon.of(resource, clock.instant()));
        }
    }

    private void tick() {
        try {
            Instant now = clock.instant();
            beacons.values().stream().filter(beacon -> beacon.isDue(now)).forEach(beacon -> {
                beacons.replace(beacon.resource().id(), beacon, Beacon.of(beacon.resource(), now));
                if (nodes.onDuty()) {
                    tell(beacon.resource());
                }
            });
        } catch (RuntimeException fault) {
            LOG.error("telling the time failed; it is tried again", fault);
        }
    }

    private void compare(RequestPrimitive request) {
        if (beacons.isEmpty()) {
            return;
        }
        request.parameter("ot").flatMap(TimeSyncBeacons::moment).ifPresent(sent -> beacons.values().stream()
                .filter(beacon -> beacon.isLost(cse, request.originator(), sent, clock.instant()))
                .forEach(beacon -> tell(beacon.resource())));
    }

    /** What is no timestamp is for those to refuse who take the request. */
    private static Optional<Instant> moment(String timestamp) {
        try {
            return Optional.of(Timestamps.parse(timestamp));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void tell(Resource beacon) {
        try {
            if (telling.add(beacon.id())) {
                threads.execute(() -> send(beacon));
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("nobody is told the time: the CSE stops");
        }
    }

    private void send(Resource beacon) {
        try {
            for (String target : beacon.require(TimeSyncBeaconType.BEACON_NOTIFY_URI)) {
                Content content = new Content("m2m:tsbn", Map.of("tbr", cse.id() + "/" + beacon.id(), "ctm",
                        Timestamps.format(clock.instant())));
                ResponsePrimitive answer = outward.receive(RequestPrimitive.notify(cse.id(), target, content));
                LOG.debug("{} is told the time and answers {}", target, answer.status());
            }
        } catch (RuntimeException fault) {
            LOG.error("telling the time of {} failed", beacon.path(), fault);
        } finally {
            telling.remove(beacon.id());
        }
    }
}
