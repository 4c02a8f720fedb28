// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.type.NotificationTargetMgmtPolicyRefType.NOTIFICATION_POLICY_ID;
import static io.wattm2m.cse.type.NotificationTargetMgmtPolicyRefType.NOTIFICATION_TARGET_URI;
import static io.wattm2m.cse.type.SubscriptionType.NOTIFICATION_URI;

import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.type.NotificationTargetMgmtPolicyRefType;
import io.wattm2m.cse.type.NotificationTargetPolicyType;
import io.wattm2m.cse.type.NotificationTargetPolicyType.Action;
import io.wattm2m.cse.type.Referenced;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Notification targets that do not want to be told any more: DELETE of {@code ntsr}, the
 * notificationTargetSelfReference of a subscription (TS-0001 9.6.34, 10.2.10.19). Thread-safe.
 */
final class TargetRemoval {
    private final Hosting hosting;
    private final Consequences consequences;

    TargetRemoval(Hosting hosting, Consequences consequences) {
        this.hosting = hosting;
        this.consequences = consequences;
    }

    /** Does with the target what the policy for it says; without any it is removed. */
    ResponsePrimitive serve(RequestPrimitive request, Resource subscription) {
        if (request.operation() != Operation.DELETE) {
            throw RequestFailure.notAllowed("a notificationTargetSelfReference can only be deleted");
        }
        String target = request.originator();
        if (subscription.require(NOTIFICATION_URI).stream().noneMatch(entry -> means(entry, target))) {
            throw RequestFailure.noPrivilege(target + " is no notification target of " + subscription.path());
        }
        Action action = policy(subscription, target)
                .map(policy -> NotificationTargetPolicyType.action(policy, hosting.tree(), hosting.now()))
                .orElse(Action.ACCEPT);
        return switch (action) {
            case ACCEPT -> removed(request, subscription);
            case REJECT -> throw RequestFailure.noPrivilege(
                    "the policy for " + target + " does not let it leave " + subscription.path() + " now");
            case ACCEPT_AND_INFORM -> {
                ResponsePrimitive response = removed(request, subscription);
                consequences.informOfRemoval(subscription, target, true);
                yield response;
            }
            case INFORM -> {
                consequences.informOfRemoval(subscription, target, false);
                yield ResponsePrimitive.of(ResponseStatusCode.OK, request);
            }
        };
    }

    private Optional<Resource> policy(Resource subscription, String target) {
        try (Stream<Resource> references =
                hosting.tree().children(subscription.id(), NotificationTargetMgmtPolicyRefType.NUMBER)) {
            return references.filter(reference -> reference.require(NOTIFICATION_TARGET_URI).stream()
                    .anyMatch(entry -> means(entry, target)))
                    .flatMap(reference -> reference.get(NOTIFICATION_POLICY_ID).stream())
                    .flatMap(id -> new Referenced(hosting.cse().id(), hosting.tree()).find(id).stream()).findFirst()
                    .or(() -> byDefault(subscription));
        }
    }

    private Optional<Resource> byDefault(Resource subscription) {
        return hosting.tree().byPath(hosting.cse().name()).flatMap(base -> NotificationTargetPolicyType
                .byDefault(subscription.originator(), base, hosting.tree()));
    }

    /** Whether an entry of {@code nu} or {@code ntu} is this entity. */
    private boolean means(String entry, String target) {
        return entry.equals(target) || entry.equals("/" + target) && target.startsWith("S")
                || new Referenced(hosting.cse().id(), hosting.tree()).find(entry)
                        .filter(entity -> entity.id().equals(target)).isPresent();
    }

    private ResponsePrimitive removed(RequestPrimitive request, Resource subscription) {
        Changes _ = consequences.apply(tree -> without(request.originator(), subscription, tree));
        return ResponsePrimitive.of(ResponseStatusCode.DELETED, request);
    }

    /** Nobody is left to be told by the subscription of a single target: it goes as well. */
    private Changes without(String target, Resource subscription, ResourceView tree) {
        Resource current = tree.byId(subscription.id())
                .orElseThrow(() -> RequestFailure.notFound(subscription.path()));
        List<String> others =
                current.require(NOTIFICATION_URI).stream().filter(entry -> !means(entry, target)).toList();
        return others.isEmpty() ? current.type().deleting(current, tree)
                : Changes.updated(current, current.with(NOTIFICATION_URI, others)
                        .with(Common.LAST_MODIFIED_TIME, hosting.now()));
    }
}
