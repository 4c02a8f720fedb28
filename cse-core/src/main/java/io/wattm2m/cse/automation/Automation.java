// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.automation;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Changes.Replacement;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.Nodes;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.type.ActionType;
import io.wattm2m.cse.type.EvaluationCriteria;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out actions (TS-0001 10.2.24, Release 4): when an attribute of a subject resource has changed so that the
 * criteria of an action hold, its request is sent through the CSE. Thread-safe.
 *
 * <p>Criteria are judged by each committed state, also by counters that change by the way; what follows runs on a
 * thread of its own, one request of an action at a time.
 */
public final class Automation implements ChangeObserver, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Automation.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final FilterCriteria ACTIONS = new FilterCriteria(FilterCriteria.Usage.CONDITIONAL,
            FilterCriteria.Join.AND, List.of(new Condition(Tag.RESOURCE_TYPE, "ty",
                    List.of(Integer.toString(ActionType.NUMBER)))),
            FilterCriteria.Page.ALL, Optional.empty());

    private final Nodes nodes;
    private final ResourceView tree;
    private final Entity cse;
    private final Watchlist watchlist;
    private final Execution execution;
    private final ConcurrentMap<String, Turns> turns = new ConcurrentHashMap<>();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("action-", 0).factory());

    private volatile Receiver receiver = Automation::notStarted;

    /** The actions of the CSE in this store. */
    public Automation(ResourceStore store, Entity cse, Clock clock) {
        this.nodes = store.nodes();
        this.tree = store.committed();
        this.cse = cse;
        this.watchlist = new Watchlist(cse.id(), tree);
        this.execution = new Execution(store, clock, request -> receiver.receive(request));
    }

    /** Begins with the actions that are there; their requests go to this receiver. Called once. */
    public void start(Receiver requests) {
        receiver = requests;
        tree.byPath(cse.name()).map(root -> tree.descendants(root, Integer.MAX_VALUE, ACTIONS)).ifPresent(found -> {
            try (Stream<Resource> resources = found) {
                resources.filter(resource -> resource.is(ActionType.NUMBER)).forEach(watchlist::watch);
            }
        });
    }

    /** The watched actions that go. */
    @Override
    public List<Resource> concerned(ResourceView view, List<Resource> deleted) {
        return watchlist.actions().stream().flatMap(id -> view.byId(id).stream())
                .filter(action -> isWithin(action, deleted)).toList();
    }

    @Override
    public void applied(Changes applied, List<Resource> gone) {
        gone.forEach(this::forget);
        applied.created().forEach(this::changed);
        Stream.concat(applied.updated().stream(), applied.adjusted().stream()).map(Replacement::after)
                .forEach(this::changed);
    }

    /** Begins nothing more, and waits a while for the requests under way. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("some actions are still under way; they are not waited for");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isWithin(Resource action, List<Resource> roots) {
        return roots.stream().anyMatch(root -> (action.path() + "/").startsWith(root.path() + "/"));
    }

    private void forget(Resource action) {
        watchlist.forget(action.id());
        turns.remove(action.id());
        execution.forget(action.id());
    }

    private void changed(Resource resource) {
        if (resource.is(ActionType.NUMBER)) {
            execution.forget(resource.id());
            watchlist.watch(resource);
        }
        if (!nodes.onDuty()) {
            return;
        }
        watchlist.of(resource.id()).stream().flatMap(id -> tree.byId(id).stream())
                .filter(action -> EvaluationCriteria.of(action.require(ActionType.EVAL_CRITERIA))
                        .hold(resource.attributes()))
                .forEach(action -> turns.computeIfAbsent(action.id(), this::turns).take());
    }

    private Turns turns(String action) {
        return new Turns(threads, () -> execution.execute(action));
    }

    private static ResponsePrimitive notStarted(RequestPrimitive request) {
        return ResponsePrimitive.of(
                new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, "the CSE is starting"),
                request.requestIdentifier());
    }
}
