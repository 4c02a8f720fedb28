// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.type.AnnouncedType;
import io.wattm2m.cse.type.RemoteCseType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps announced resources in step with their originals (TS-0001 10.2.18): in {@code announceTo} a CSE-ID is somewhere
 * that a resource is to be announced, an address somewhere that it is. What could not be done at a CSE that is away is
 * done when it is back.
 *
 * <p>Thread-safe. One thread of its own does all of it, in the order of the commits; those who want the result wait for
 * it.
 */
final class Announcer implements ChangeObserver, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private final FederationSettings settings;
    private final ResourceStore store;
    private final Announcements announcements;
    /** What is, or is to be, announced, by its path. */
    private final NavigableMap<String, Resource> announced = new ConcurrentSkipListMap<>();
    private final Map<String, Future<?>> underWay = new ConcurrentHashMap<>();
    private final Set<String> behind = ConcurrentHashMap.newKeySet();
    private final Set<String> orphans = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("announcer").factory());

    Announcer(FederationSettings settings, ResourceStore store, Announcements announcements) {
        this.settings = settings;
        this.store = store;
        this.announcements = announcements;
    }

    /** Looks for what is to be announced, and again and again for what could not be. */
    void start(Resource base, List<Integer> types) {
        long pause = settings.announceRetry().toMillis();
        Future<?> _ = worker.submit(() -> safely(() -> recall(base, types)));
        Future<?> _ = worker.scheduleWithFixedDelay(() -> safely(this::retry), pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void applied(Changes applied, List<Resource> gone) {
        applied.created().stream().filter(created -> created.is(RemoteCseType.NUMBER))
                .flatMap(created -> created.get(RemoteCseType.CSE_ID).stream()).forEach(this::returned);
        applied.created().stream().filter(Announcer::isAnnounced)
                .forEach(created -> changed(created.without(Common.ANNOUNCE_TO), created));
        applied.updated().stream().filter(change -> isAnnounced(change.before()) || isAnnounced(change.after()))
                .forEach(change -> changed(change.before(), change.after()));
        applied.deleted().forEach(this::deleted);
        applied.evicted().stream().filter(Announcer::isAnnounced).forEach(this::withdrawn);
    }

    /** Waits for the announcement of this resource, as long as the settings say. */
    @Override
    public void settle(Resource resource) {
        Future<?> work = underWay.get(resource.id());
        if (work == null) {
            return;
        }
        try {
            work.get(settings.announceWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("{} is not announced yet", resource.path(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    /** The CSE may have lost what was announced there: all of it is told again. */
    void returned(String cse) {
        announced.values().stream().filter(resource -> places(resource).containsKey(cse)).map(Resource::path)
                .forEach(behind::add);
        later(() -> safely(this::retry));
    }

    private void later(Runnable work) {
        try {
            worker.execute(work);
        } catch (RejectedExecutionException closed) {
            LOG.debug("announcing has ended", closed);
        }
    }

    private static boolean isAnnounced(Resource resource) {
        return AnnouncedType.isAnnounceable(resource.type()) && resource.attributes().containsKey("at");
    }

    private void changed(Resource known, Resource after) {
        announced.put(after.path(), after);
        CompletableFuture<Void> done = new CompletableFuture<>();
        underWay.put(after.id(), done);
        later(() -> {
            safely(() -> adjust(known, after.id()));
            underWay.remove(after.id(), done);
            done.complete(null);
        });
    }

    private void deleted(Resource root) {
        withdrawn(root);
        // everything below: a slash is followed by 0 in the order of characters
        NavigableMap<String, Resource> below = announced.subMap(root.path() + "/", true, root.path() + "0", false);
        List.copyOf(below.values()).forEach(this::withdrawn);
    }

    private void withdrawn(Resource resource) {
        Resource last = announced.remove(resource.path());
        places(last == null ? resource : last).values().forEach(this::withdraw);
    }

    private void withdraw(String place) {
        if (isAddress(place)) {
            orphans.add(place);
            later(() -> safely(this::removeOrphans));
        }
    }

    private void removeOrphans() {
        orphans.removeIf(place -> announcements.delete(place) != Announcements.Outcome.AWAY);
    }

    /** Does what is to be done at other CSEs, now that the resource has become what it is. */
    private void adjust(Resource before, String id) {
        Optional<Resource> current = store.committed().byId(id);
        if (current.isEmpty()) {
            return;
        }
        Resource resource = current.get();
        Map<String, String> old = places(before);
        Map<String, String> wanted = places(resource);
        old.forEach((cse, place) -> {
            if (!wanted.containsKey(cse)) {
                withdraw(place);
            }
        });
        List<String> now = new ArrayList<>();
        wanted.forEach((cse, place) -> at(before, resource, cse, old.getOrDefault(cse, cse)).ifPresent(now::add));
        note(resource, now);
    }

    /** Where the resource is announced at this CSE, or its CSE-ID while it is away; empty where it is refused. */
    private Optional<String> at(Resource before, Resource resource, String cse, String place) {
        Announcements.Result result = isAddress(place) ? announcements.update(before, resource, place)
                : announcements.create(resource, cse);
        if (result.outcome() == Announcements.Outcome.GONE) {
            result = announcements.create(resource, cse);
        }
        if (result.outcome() == Announcements.Outcome.AWAY) {
            behind.add(resource.path());
            return Optional.of(place);
        }
        return result.place();
    }

    private void note(Resource resource, List<String> places) {
        Changes written = store.write(tree -> tree.byId(resource.id())
                .filter(current -> resource.get(Common.ANNOUNCE_TO).equals(current.get(Common.ANNOUNCE_TO)))
                .filter(current -> !places.equals(current.get(Common.ANNOUNCE_TO).orElse(List.of())))
                .map(current -> Changes.adjusted(current, places.isEmpty() ? current.without(Common.ANNOUNCE_TO)
                        : current.with(Common.ANNOUNCE_TO, places)))
                .orElse(Changes.NONE));
        written.adjusted().forEach(change -> announced.put(resource.path(), change.after()));
        if (places.isEmpty()) {
            announced.remove(resource.path());
        }
    }

    private void recall(Resource base, List<Integer> types) {
        announcements.announceable(base, types).filter(Announcer::isAnnounced).forEach(resource -> {
            announced.put(resource.path(), resource);
            behind.add(resource.path());
        });
    }

    /** What was not done because a CSE was away; parents come before children. */
    private void retry() {
        removeOrphans();
        for (String path : behind.stream().sorted().toList()) {
            behind.remove(path);
            Optional.ofNullable(announced.get(path))
                    .flatMap(known -> store.committed().byId(known.id()))
                    .ifPresent(current -> adjust(stale(current), current.id()));
        }
    }

    /** The resource as if nothing of it had been told: then all of it is. */
    private static Resource stale(Resource current) {
        Map<String, Object> known = new LinkedHashMap<>();
        List.of("ty", "ri", "rn", "pi", "at").forEach(name -> known.put(name, current.attributes().get(name)));
        return new Resource(current.type(), current.path(), current.originator(), current.sequence(), known);
    }

    /** The announced address, or the CSE-ID alone, by CSE. */
    private static Map<String, String> places(Resource resource) {
        Map<String, String> places = new LinkedHashMap<>();
        resource.get(Common.ANNOUNCE_TO).orElse(List.of())
                .forEach(place -> Announcements.cse(place).ifPresent(cse -> places.putIfAbsent(cse, place)));
        return places;
    }

    private static boolean isAddress(String place) {
        return Announcements.cse(place).filter(cse -> !cse.equals(place)).isPresent();
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RequestFailure failure) {
            LOG.warn("an announcement failed: {}", failure.text());
        } catch (RuntimeException fault) {
            LOG.error("an announcement failed", fault);
        }
    }
}
