// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.automation;

import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.type.ActionType;
import io.wattm2m.cse.type.DependencyType;
import io.wattm2m.cse.type.EvaluationCriteria;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * One execution of an action: whether its mode and its dependencies allow it, its request, and its result. Everything
 * is asked for on behalf of the action's creator. How often an action has been carried out is not kept over a restart.
 * Thread-safe, but for the same action at the same time.
 */
final class Execution {
    private final ResourceStore store;
    private final ResourceView tree;
    private final Clock clock;
    private final Receiver receiver;
    private final ConcurrentMap<String, History> histories = new ConcurrentHashMap<>();

    Execution(ResourceStore store, Clock clock, Receiver receiver) {
        this.store = store;
        this.tree = store.committed();
        this.clock = clock;
        this.receiver = receiver;
    }

    /** Begins anew with an action that was changed or is gone. */
    void forget(String action) {
        histories.remove(action);
    }

    /**
     * Carries out the action with this {@code ri}, if it may be at this moment. Nothing is left behind where the
     * creator may not retrieve the subject: that the criteria were met would tell him what it is like.
     */
    void execute(String id) {
        tree.byId(id).filter(this::isDue).filter(this::maySeeSubject).filter(this::dependenciesAllow)
                .ifPresent(action -> {
                    ResponsePrimitive response =
                            receiver.receive(ActionType.request(action, UUID.randomUUID().toString()));
                    History history = history(action).next(clock.instant());
                    histories.put(id, history);
                    store.write(view -> view.byId(id).map(current -> finished(current, action, history, response))
                            .orElse(Changes.NONE));
                });
    }

    private boolean maySeeSubject(Resource action) {
        return retrieve(action, subject(action)).status().isSuccess();
    }

    private boolean isDue(Resource action) {
        long mode = action.require(ActionType.EVAL_MODE);
        boolean expired = action.get(Common.EXPIRATION_TIME).filter(clock.instant()::isAfter).isPresent();
        long pause = action.get(ActionType.EVAL_CONTROL_PARAM).orElse(0L);
        Duration since = Duration.between(history(action).last(), clock.instant());
        return mode != ActionType.OFF && !expired
                && (mode != ActionType.PERIODIC || since.compareTo(Duration.ofMillis(pause)) >= 0);
    }

    private History history(Resource action) {
        return histories.getOrDefault(action.id(), History.NONE);
    }

    /**
     * In the order of the list: one that is sufficient and met decides for the action, one that is necessary and not
     * met against it; at the end all necessary ones were met, if there were any.
     */
    private boolean dependenciesAllow(Resource action) {
        List<String> dependencies = action.get(ActionType.DEPENDENCIES).orElse(List.of());
        boolean necessary = dependencies.isEmpty();
        for (String id : dependencies) {
            Optional<Resource> dependency = tree.byId(id).or(() -> tree.byPath(id));
            boolean sufficient = dependency.filter(found -> found.require(DependencyType.SUFFICIENT)).isPresent();
            boolean met = dependency.filter(found -> isMet(action, found)).isPresent();
            if (met == sufficient) {
                return met;
            }
            necessary |= met;
        }
        return necessary;
    }

    private boolean isMet(Resource action, Resource dependency) {
        ResponsePrimitive referenced = retrieve(action, dependency.require(DependencyType.REFERENCED_RESOURCE_ID));
        Map<String, Object> attributes = referenced.status().isSuccess()
                ? referenced.content().orElseThrow().members()
                : Map.of();
        return EvaluationCriteria.of(dependency.require(DependencyType.EVAL_CRITERIA)).hold(attributes);
    }

    private ResponsePrimitive retrieve(Resource action, String address) {
        return receiver.receive(RequestPrimitive.retrieve(action.originator(), address));
    }

    private static String subject(Resource action) {
        return action.get(ActionType.SUBJECT_RESOURCE_ID).orElse(action.parentId());
    }

    /** The action with its result; off where it was the last time. What was changed meanwhile stays. */
    private static Changes finished(Resource current, Resource action, History history, ResponsePrimitive response) {
        Resource after = current.with(ActionType.ACTION_RESULT, PrimitiveCodec.parameters(response));
        boolean same = current.get(ActionType.EVAL_MODE).equals(action.get(ActionType.EVAL_MODE));
        return Changes.adjusted(current,
                same && isLast(action, history) ? after.with(ActionType.EVAL_MODE, ActionType.OFF)
                        .without(ActionType.EVAL_CONTROL_PARAM) : after);
    }

    private static boolean isLast(Resource action, History history) {
        long mode = action.require(ActionType.EVAL_MODE);
        long times = action.get(ActionType.EVAL_CONTROL_PARAM).orElse(Long.MAX_VALUE);
        return mode == ActionType.ONCE || mode == ActionType.CONTINUOUS && history.times() >= times;
    }

    /** How often an action was carried out, and when the last time. */
    private record History(long times, Instant last) {
        static final History NONE = new History(0, Instant.MIN);

        History next(Instant now) {
            return new History(times + 1, now);
        }
    }
}
