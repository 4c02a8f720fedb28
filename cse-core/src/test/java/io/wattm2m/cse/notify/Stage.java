// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.testing.MemoryStore;
import io.wattm2m.cse.testing.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A notifier with a container, {@code power}, that can be subscribed to, and a clock that tests move. */
final class Stage implements AutoCloseable {
    private static final NotifySettings SETTINGS = new NotifySettings(2, Duration.ofMillis(1), Duration.ofMinutes(1), 8,
            1_000, Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(5));

    private final Resource base = Resources.cseBase();
    private final Resource power = Resources.container(base, "power", Map.of());
    private final MemoryStore store = MemoryStore.with(base, power);
    private final Targets targets = new Targets();
    private final AtomicBoolean readable = new AtomicBoolean(true);
    private final AtomicBoolean opened = new AtomicBoolean(true);
    private ManualAlarmClock clock = new ManualAlarmClock();
    private Notifier notifier = started();
    private long version;

    Targets targets() {
        return targets;
    }

    /** Whether creators of subscriptions may retrieve what they have subscribed to. */
    void readable(boolean now) {
        readable.set(now);
    }

    /** Whether children of that have policies that let them retrieve those. */
    void opened(boolean now) {
        opened.set(now);
    }

    ManualAlarmClock clock() {
        return clock;
    }

    MemoryStore store() {
        return store;
    }

    Resource power() {
        return power;
    }

    Notifier notifier() {
        return notifier;
    }

    Resource subscribe(Map<String, Object> attributes) {
        return create(Resources.subscription(power, "s", attributes));
    }

    /** Subscribes {@code Ca} to the instances of the container. */
    Resource subscribeToInstances(Map<String, Object> attributes) {
        Resource subscription =
                Resources.subscription(power, "s", Map.of("nu", List.of("Ca"), "enc", Map.of("net", List.of(3L))));
        return create(subscription.withAll(attributes));
    }

    Resource create(Resource resource) {
        return write(view -> Changes.created(resource)).created().getFirst();
    }

    /** Creates the instances {@code i<first>} to {@code i<last>}. */
    void createInstances(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(i -> create(
                Resources.contentInstance(power, "i" + i, "1").withAll(Map.of("st", (long) i))));
    }

    /** Updates the container so many times; the last update of all gives it the highest version in {@code lbl}. */
    void updatePower(int times) {
        for (int i = 0; i < times; i++) {
            version++;
            write(view -> changed(view.byId(power.id()).orElseThrow(), Map.of("lbl", List.of("v" + version))));
        }
    }

    void update(Resource resource, Map<String, Object> attributes) {
        write(view -> changed(view.byId(resource.id()).orElseThrow(), attributes));
    }

    void delete(Resource resource) {
        write(view -> Changes.deleted(view.byId(resource.id()).orElseThrow()));
    }

    /** Ends the process and starts it again, without anybody knowing what waited. */
    void restart() {
        notifier.close();
        clock = new ManualAlarmClock();
        notifier = started();
    }

    @Override
    public void close() {
        notifier.close();
    }

    private Notifier started() {
        Notifier fresh = new Notifier(store, Resources.CSE, new Readers(), targets, SETTINGS, clock);
        fresh.start();
        return fresh;
    }

    /** All creators of subscriptions alike. */
    private final class Readers implements Readership {
        @Override
        public boolean includes(String creator, Resource subscribedTo) {
            return readable.get();
        }

        @Override
        public boolean isShutOut(String creator, Resource child) {
            return !opened.get();
        }
    }

    private static Changes changed(Resource before, Map<String, Object> attributes) {
        return Changes.updated(before, before.withAll(attributes));
    }

    private Changes write(Function<ResourceView, Changes> decision) {
        List<Resource> subscriptions = new ArrayList<>();
        Changes applied = store.write(view -> {
            Changes changes = decision.apply(view);
            subscriptions.addAll(notifier.concerned(view, changes.deleted()));
            return changes;
        });
        notifier.applied(applied, subscriptions);
        return applied;
    }
}
