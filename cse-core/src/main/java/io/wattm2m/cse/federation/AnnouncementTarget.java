// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.ResourceStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One CSE that resources are announced to. What is to be done there is done in the order it was asked for, by one
 * thread while there is something, so that a CSE that hangs keeps nobody else waiting. When it is found to be away, or
 * when too much waits, the rest is remembered by the resources concerned and done by {@link #retry}. Thread-safe.
 */
final class AnnouncementTarget {
    private static final Logger LOG = LoggerFactory.getLogger(AnnouncementTarget.class);
    private static final int MOST_WAITING = 1_000;
    private final String cse;
    private final Announcements announcements;
    private final ResourceStore store;
    private final Executor threads;
    private final Deque<Step> waiting = new ArrayDeque<>();
    /** Where the resources are announced, by {@code ri}. */
    private final Map<String, String> placed = new ConcurrentHashMap<>();
    /** What {@code at} said before the start: where a resource is announced, or below what it is to be. */
    private final Map<String, String> recalled = new ConcurrentHashMap<>();
    private final Set<String> behind = ConcurrentHashMap.newKeySet();
    private boolean working;

    AnnouncementTarget(String cse, Announcements announcements, ResourceStore store, Executor threads) {
        this.cse = cse;
        this.announcements = announcements;
        this.store = store;
        this.threads = threads;
    }

    /** Brings what is announced in step with this resource, of which {@code known} has been told. */
    CompletableFuture<Void> follow(Resource known, String id) {
        return add(new Step(current -> known, id, new CompletableFuture<>()));
    }

    /** Brings what is announced in step with this resource, of which nothing may have been told, or which is gone. */
    void follow(String id) {
        CompletableFuture<Void> _ = add(new Step(AnnouncementTarget::untold, id, new CompletableFuture<>()));
    }

    /** The resource was to be announced at or below this address before; whether it is, is not known. */
    void recall(String id, String place) {
        if (!place.equals(cse)) {
            recalled.put(id, place);
        }
        behind.add(id);
    }

    /** Tells all of these resources anew with the next {@link #retry}. */
    void tellAgain(List<String> ids) {
        behind.addAll(ids);
    }

    /** Does what could not be done before; parents come before children. */
    void retry() {
        List<String> ids = List.copyOf(behind);
        ids.forEach(behind::remove);
        List<Resource> present = new ArrayList<>();
        for (String id : ids) {
            store.committed().byId(id).ifPresentOrElse(present::add, () -> follow(id));
        }
        present.stream().sorted(Comparator.comparing(Resource::path)).forEach(resource -> follow(resource.id()));
    }

    /** Whether there is nothing to be done here, nor will be. */
    synchronized boolean isIdle() {
        return !working && placed.isEmpty() && recalled.isEmpty() && behind.isEmpty();
    }

    private CompletableFuture<Void> add(Step step) {
        synchronized (this) {
            if (waiting.size() < MOST_WAITING) {
                waiting.add(step);
                begin();
                return step.done;
            }
        }
        putOff(step);
        return step.done;
    }

    private void begin() {
        if (!working) {
            working = true;
            threads.execute(this::work);
        }
    }

    private void work() {
        for (Optional<Step> step = next(); step.isPresent(); step = next()) {
            safely(step.get());
            step.get().done.complete(null);
        }
    }

    private synchronized Optional<Step> next() {
        Optional<Step> next = Optional.ofNullable(waiting.poll());
        working = next.isPresent();
        return next;
    }

    private void putOff(Step step) {
        behind.add(step.id);
        step.done.complete(null);
    }

    private synchronized void putOffAll() {
        waiting.forEach(this::putOff);
        waiting.clear();
    }

    private void safely(Step step) {
        try {
            if (perform(step) == Announcements.Outcome.AWAY) {
                behind.add(step.id);
                putOffAll();
            }
        } catch (RequestFailure failure) {
            LOG.warn("an announcement to {} failed: {}", cse, failure.text());
        } catch (RuntimeException fault) {
            LOG.error("an announcement to {} failed", cse, fault);
        }
    }

    private Announcements.Outcome perform(Step step) {
        if (recollected(step.id) == Announcements.Outcome.AWAY) {
            return Announcements.Outcome.AWAY;
        }
        Optional<Resource> wanted = store.committed().byId(step.id).filter(current -> places(current).containsKey(cse));
        return wanted.isEmpty() ? withdrawn(step.id) : announced(step.known.apply(wanted.get()), wanted.get());
    }

    /** An address from before the start is that of what is announced, unless something else is there. */
    private Announcements.Outcome recollected(String id) {
        String address = recalled.get(id);
        if (address == null) {
            return Announcements.Outcome.DONE;
        }
        Announcements.Outcome standing = announcements.standing(id, address);
        if (standing != Announcements.Outcome.AWAY) {
            recalled.remove(id);
        }
        if (standing == Announcements.Outcome.DONE || standing == Announcements.Outcome.GONE) {
            placed.put(id, address);
        }
        return standing;
    }

    private Announcements.Outcome withdrawn(String id) {
        String place = placed.get(id);
        Announcements.Outcome outcome =
                place == null ? Announcements.Outcome.DONE : announcements.delete(place);
        if (outcome != Announcements.Outcome.AWAY) {
            placed.remove(id);
        }
        return outcome;
    }

    private Announcements.Outcome announced(Resource known, Resource resource) {
        String place = placed.get(resource.id());
        Announcements.Result result = place == null ? created(resource, places(resource).getOrDefault(cse, cse))
                : announcements.update(known, resource, place);
        if (place != null && result.outcome() == Announcements.Outcome.GONE) {
            result = created(resource, cse);
        }
        if (result.outcome() != Announcements.Outcome.AWAY) {
            result.place().ifPresentOrElse(made -> placed.put(resource.id(), made), () -> placed.remove(resource.id()));
            note(resource.id(), result.place().map(List::of).orElse(List.of()));
        }
        return result.outcome();
    }

    /** Children wait for parents that are to be announced here as well. */
    private Announcements.Result created(Resource resource, String target) {
        Optional<String> parent = Optional.ofNullable(placed.get(resource.parentId()));
        boolean awaitsParent = parent.isEmpty() && target.equals(cse)
                && store.committed().byId(resource.parentId()).filter(above -> places(above).containsKey(cse))
                        .isPresent();
        return awaitsParent ? Announcements.Result.AWAY : announcements.create(resource, target, parent);
    }

    /** Writes down where the resource is announced, or that it is not, unless nobody wants to know any more. */
    private void note(String id, List<String> place) {
        store.write(tree -> tree.byId(id).map(current -> noted(current, place)).orElse(Changes.NONE));
    }

    private Changes noted(Resource current, List<String> place) {
        Map<String, String> places = places(current);
        if (!places.containsKey(cse) || List.of(places.get(cse)).equals(place)) {
            return Changes.NONE;
        }
        if (place.isEmpty()) {
            places.remove(cse);
        }
        // in the place of what was there: others stay in their order
        place.forEach(address -> places.put(cse, address));
        return Changes.adjusted(current, places.isEmpty() ? current.without(Common.ANNOUNCE_TO)
                : current.with(Common.ANNOUNCE_TO, List.copyOf(places.values())));
    }

    /**
     * The address of what is announced or of where it is to be, or the CSE-ID alone, by CSE; what names no CSE is under
     * an empty one.
     */
    static Map<String, String> places(Resource resource) {
        Map<String, String> places = new LinkedHashMap<>();
        resource.get(Common.ANNOUNCE_TO).orElse(List.of())
                .forEach(place -> places.putIfAbsent(Announcements.cse(place).orElse(""), place));
        return places;
    }

    /** The resource as if nothing of it had been told: then all of it is. */
    private static Resource untold(Resource current) {
        Map<String, Object> known = new LinkedHashMap<>();
        List.of("ty", "ri", "rn", "pi", "at").forEach(name -> known.put(name, current.attributes().get(name)));
        return new Resource(current.type(), current.path(), current.originator(), current.sequence(), known);
    }

    /**
     * Something to be done.
     *
     * @param known what has been told of the resource as it is now
     * @param id the resource
     * @param done completed when it is done or put off
     */
    private record Step(UnaryOperator<Resource> known, String id, CompletableFuture<Void> done) {}
}
