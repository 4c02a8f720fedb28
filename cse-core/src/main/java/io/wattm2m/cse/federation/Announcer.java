// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.type.AnnouncedType;
import io.wattm2m.cse.type.RemoteCseType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps announced resources in step with their originals (TS-0001 10.2.18): in {@code announceTo} a CSE-ID is somewhere
 * that a resource is to be announced, an address somewhere that it is. What could not be done at a CSE that is away is
 * done when it is back.
 *
 * <p>Thread-safe. What is to be done at a CSE is done in the order of the commits; those who want the result wait for
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
    private final Map<String, AnnouncementTarget> targets = new ConcurrentHashMap<>();
    private volatile Runnable recall = () -> {};
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("announcer-", 0).factory());
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("announcer").factory());

    Announcer(FederationSettings settings, ResourceStore store, Announcements announcements) {
        this.settings = settings;
        this.store = store;
        this.announcements = announcements;
    }

    /** Looks for what is to be announced, and again and again for what could not be. */
    void start(Resource base, List<Integer> types) {
        long pause = settings.announceRetry().toMillis();
        recall = () -> recall(base, types);
        if (store.nodes().onDuty()) {
            dutyBegins();
        }
        Future<?> _ = timer.scheduleWithFixedDelay(() -> safely(this::retry), pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void dutyBegins() {
        soon(timer, recall);
    }

    @Override
    public void dutyEnds() {
        announced.clear();
        targets.clear();
    }

    @Override
    public void applied(Changes applied, List<Resource> gone) {
        if (!store.nodes().onDuty()) {
            return;
        }
        applied.created().stream().filter(created -> created.is(RemoteCseType.NUMBER))
                .flatMap(created -> created.get(RemoteCseType.CSE_ID).stream()).forEach(this::returned);
        applied.created().stream().filter(Announcer::isAnnounced).forEach(created -> changed(created, created));
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
        timer.shutdownNow();
        threads.shutdownNow();
    }

    /** The CSE may have lost what was announced there: all of it is told again. */
    void returned(String cse) {
        List<String> lost = announced.values().stream()
                .filter(resource -> AnnouncementTarget.places(resource).containsKey(cse)).map(Resource::id).toList();
        if (!lost.isEmpty()) {
            at(cse, target -> target.tellAgain(lost));
            soon(timer, this::retry);
        }
    }

    private static boolean isAnnounced(Resource resource) {
        return AnnouncedType.isAnnounceable(resource.type()) && resource.attributes().containsKey("at");
    }

    private void changed(Resource known, Resource after) {
        Set<String> cses = new LinkedHashSet<>(AnnouncementTarget.places(known).keySet());
        cses.addAll(AnnouncementTarget.places(after).keySet());
        announced.put(after.path(), after);
        List<CompletableFuture<?>> steps = new ArrayList<>();
        cses.forEach(cse -> at(cse, target -> steps.add(target.follow(known, after.id()))));
        CompletableFuture<Void> done = CompletableFuture.allOf(steps.toArray(CompletableFuture<?>[]::new));
        underWay.put(after.id(), done);
        CompletableFuture<Void> _ = done.thenRun(() -> underWay.remove(after.id(), done));
        if (!isAnnounced(after)) {
            announced.remove(after.path());
        }
    }

    private void deleted(Resource root) {
        withdrawn(root);
        // everything below: a slash is followed by 0 in the order of characters
        NavigableMap<String, Resource> below = announced.subMap(root.path() + "/", true, root.path() + "0", false);
        List.copyOf(below.values()).forEach(this::withdrawn);
    }

    private void withdrawn(Resource resource) {
        announced.remove(resource.path());
        AnnouncementTarget.places(resource).keySet()
                .forEach(cse -> at(cse, target -> target.follow(resource.id())));
    }

    private void recall(Resource base, List<Integer> types) {
        announcements.announceable(base, types).filter(Announcer::isAnnounced).forEach(resource -> {
            announced.put(resource.path(), resource);
            AnnouncementTarget.places(resource)
                    .forEach((cse, place) -> at(cse, target -> target.recall(resource.id(), place)));
        });
    }

    /** Only ever on the timer's thread. */
    private void retry() {
        targets.values().forEach(AnnouncementTarget::retry);
        targets.keySet()
                .forEach(cse -> targets.computeIfPresent(cse, (id, target) -> target.isIdle() ? null : target));
    }

    /** Has the target do something; it is not forgotten meanwhile. */
    private void at(String cse, Consumer<AnnouncementTarget> task) {
        targets.compute(cse, (id, known) -> {
            AnnouncementTarget target =
                    known == null ? new AnnouncementTarget(cse, announcements, store, work -> soon(threads, work))
                            : known;
            task.accept(target);
            return target;
        });
    }

    private void soon(Executor executor, Runnable work) {
        try {
            executor.execute(() -> safely(work));
        } catch (RejectedExecutionException closed) {
            LOG.debug("announcing has ended", closed);
        }
    }

    /** What is interrupted by the end of the CSE goes on with the next start. */
    private void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            if (timer.isShutdown()) {
                LOG.debug("announcing has ended", fault);
            } else {
                LOG.error("announcing failed", fault);
            }
        }
    }
}
