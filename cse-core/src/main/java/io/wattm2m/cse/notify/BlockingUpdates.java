// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_DENIED_BY_REMOTE_ENTITY;
import static io.wattm2m.cse.primitive.ResponseStatusCode.REMOTE_ENTITY_NOT_REACHABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.REQUEST_TIMEOUT;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.EventNotificationCriteria;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Holds back updates of resources until whoever has subscribed to be asked agrees ({@code net} 7, TS-0001 10.2.10.3,
 * TS-0004 7.5.1.2.2): one update of a resource after the other. Thread-safe; blocks.
 */
public final class BlockingUpdates {
    private final Map<String, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();
    private final SubscriptionIndex index;
    private final Outlet outlet;

    BlockingUpdates(SubscriptionIndex index, Outlet outlet) {
        this.index = index;
        this.outlet = outlet;
    }

    /** Whether somebody is asked about updates of this resource. */
    public boolean isBlocked(Resource resource) {
        return index.isWatched(resource.id()) && blocking(resource).isPresent();
    }

    /**
     * Does the update once it is agreed to, and no other update of the resource is under way.
     *
     * @param requested the attributes of the update
     * @param patience how long whoever wants the update waits: REQUEST_TIMEOUT after that
     * @return what the update returns; REMOTE_ENTITY_NOT_REACHABLE and OPERATION_DENIED_BY_REMOTE_ENTITY where it is
     *         not done
     */
    public <T> T agreed(Resource resource, Map<String, Object> requested, Duration patience, Supplier<T> update) {
        if (!isBlocked(resource)) {
            return update.get();
        }
        long end = System.nanoTime() + patience.toNanos();
        CompletableFuture<Boolean> turn = turn(resource.id(), end);
        try {
            blocking(resource).filter(subscription -> isConcerned(subscription, requested))
                    .ifPresent(subscription -> ask(subscription, resource, requested, end));
            return update.get();
        } finally {
            underWay.remove(resource.id(), turn);
            turn.complete(true);
        }
    }

    private Optional<Subscription> blocking(Resource resource) {
        return index.of(resource.id()).stream()
                .filter(subscription -> subscription.events().contains(EventNotificationCriteria.BLOCKING_UPDATE))
                .filter(subscription -> outlet.mayTell(subscription, resource))
                .findFirst();
    }

    private static boolean isConcerned(Subscription subscription, Map<String, Object> requested) {
        return subscription.attributes().isEmpty()
                || subscription.attributes().stream().anyMatch(requested::containsKey);
    }

    private CompletableFuture<Boolean> turn(String resourceId, long end) {
        CompletableFuture<Boolean> own = new CompletableFuture<>();
        CompletableFuture<Boolean> other = underWay.putIfAbsent(resourceId, own);
        while (other != null) {
            if (awaited(other, end - System.nanoTime()).isEmpty()) {
                throw new RequestFailure(REQUEST_TIMEOUT, "another UPDATE of the resource is waited for");
            }
            other = underWay.putIfAbsent(resourceId, own);
        }
        return own;
    }

    private void ask(Subscription subscription, Resource resource, Map<String, Object> requested, long end) {
        CompletableFuture<ResponsePrimitive> answer =
                CompletableFuture.supplyAsync(() -> sent(subscription, resource, requested), outlet.threads());
        long left = end - System.nanoTime();
        long most = outlet.settings().blockingUpdate().toNanos();
        Optional<ResponsePrimitive> given = awaited(answer, Math.min(left, most));
        if (given.isEmpty() && left < most) {
            throw new RequestFailure(REQUEST_TIMEOUT, subscription.targets() + " was asked and has not answered");
        }
        check(subscription, given);
    }

    private ResponsePrimitive sent(Subscription subscription, Resource resource, Map<String, Object> requested) {
        RequestPrimitive request = RequestPrimitive.notify(outlet.cse().id(), subscription.targets().getFirst(),
                new NotificationContent(outlet.cse().id()).ofUpdate(subscription, resource, requested));
        return outlet.sender().sendOnce(request);
    }

    private static void check(Subscription subscription, Optional<ResponsePrimitive> answer) {
        boolean absent = answer.filter(given -> !Sender.isUnreachable(given) && given.status() != NOT_FOUND).isEmpty();
        if (absent) {
            throw new RequestFailure(REMOTE_ENTITY_NOT_REACHABLE,
                    subscription.targets() + " has to agree to the UPDATE and cannot be reached");
        }
        answer.filter(given -> !given.status().isSuccess()).ifPresent(refusal -> {
            throw new RequestFailure(OPERATION_DENIED_BY_REMOTE_ENTITY, subscription.targets()
                    + " does not agree to the UPDATE (" + refusal.status().number() + " " + refusal.status() + ")");
        });
    }

    /** The result; empty where it does not come in time. */
    private static <T> Optional<T> awaited(CompletableFuture<T> result, long nanos) {
        try {
            return Optional.of(result.get(Math.max(0, nanos), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
