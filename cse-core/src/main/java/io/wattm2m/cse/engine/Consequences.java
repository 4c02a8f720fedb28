// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.federation.AssignedIdentifiers;
import io.wattm2m.cse.notify.BlockingUpdates;
import io.wattm2m.cse.notify.Notifier;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.type.CrossResourceSubscriptionType;
import io.wattm2m.cse.type.GroupType;
import java.util.List;
import java.util.function.Function;

/** What a request has to do with others: their consent before a change, the news of it after. Thread-safe. */
public final class Consequences {
    private final ResourceStore store;
    private final Receiver outward;
    private final Notifier notifier;
    private final AssignedIdentifiers identifiers;
    private final List<ChangeObserver> observers;

    /**
     * The consequences of changes in this store.
     *
     * @param outward takes questions to other entities
     * @param notifier told what else subscribers want to know, and asked who blocks updates
     * @param identifiers asked for AE-IDs that the service provider assigns
     * @param observers told of every change, in this order
     */
    public Consequences(ResourceStore store, Receiver outward, Notifier notifier, AssignedIdentifiers identifiers,
            List<ChangeObserver> observers) {
        this.store = store;
        this.outward = outward;
        this.notifier = notifier;
        this.identifiers = identifiers;
        this.observers = List.copyOf(observers);
    }

    /** AE-IDs that the service provider assigns. */
    AssignedIdentifiers identifiers() {
        return identifiers;
    }

    /** The way to other entities. */
    Receiver outward() {
        return outward;
    }

    /**
     * Asks everybody who has to agree to a request, until that expires; SUBSCRIPTION_VERIFICATION_INITIATION_FAILED
     * where one does not (TS-0004 7.4.8.2.1).
     */
    void consent(RequestPrimitive request, List<RequestPrimitive> questions) {
        for (RequestPrimitive question : questions) {
            ResponsePrimitive answer = outward.receive(request.options().requestExpiration()
                    .map(time -> question.withOptions(question.options().withRequestExpiration(time)))
                    .orElse(question));
            if (!answer.status().isSuccess()) {
                throw new RequestFailure(ResponseStatusCode.SUBSCRIPTION_VERIFICATION_INITIATION_FAILED,
                        "nu (notificationURI): " + question.to() + " did not verify the subscription ("
                                + answer.status().number() + " " + answer.status() + ")");
            }
        }
    }

    /** What is to be done when this request for a resource has been answered: to tell those who monitor it. */
    Runnable monitoring(RequestPrimitive request, Resource target) {
        return notifier.monitoring(request, target);
    }

    /** Tells subscribers of a container in which a RETRIEVE has found no instance. */
    void foundNoInstance(Resource container) {
        notifier.foundNoInstance(container);
    }

    /** The resource as it has become once everything is done that its creation entails. */
    Resource completed(Resource created) {
        return created.is(CrossResourceSubscriptionType.NUMBER) ? notifier.crossResources().join(created) : created;
    }

    /** Hands a notification to a resource that is told of others. */
    ResponsePrimitive received(RequestPrimitive request, Resource target) {
        return target.is(GroupType.NUMBER) ? notifier.groupNotifications().receive(request, target)
                : notifier.crossResources().receive(request, target);
    }

    /** Tells the creator of a subscription that a target has left, or wants to. */
    void informOfRemoval(Resource subscription, String target, boolean removed) {
        notifier.removalNotice().tell(subscription, target, removed);
    }

    /** Who has to agree before resources are updated. */
    BlockingUpdates blockingUpdates() {
        return notifier.blockingUpdates();
    }

    /** The answer of another entity, or of what another CSE hosts. */
    ResponsePrimitive ask(RequestPrimitive question) {
        return outward.receive(question);
    }

    /** The resource as it is when everything has been done that the answer to its change has to show. */
    Resource settled(Resource changed) {
        if (!changed.attributes().containsKey(Common.ANNOUNCE_TO.shortName())) {
            return changed;
        }
        observers.forEach(observer -> observer.settle(changed));
        return store.committed().byId(changed.id()).orElse(changed);
    }

    /** Decides and applies a change, and tells its observers of it in the order of the commits. */
    Changes apply(Function<ResourceView, Changes> decision) {
        Telling telling = new Telling(observers);
        return store.write(tree -> telling.decided(tree, decision.apply(tree)), telling::tell);
    }
}
