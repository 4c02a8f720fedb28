// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.ResourceStore;
import java.util.List;
import java.util.function.Function;

/** What a change has to do with others: their consent before it, the news of it after. Thread-safe. */
public final class Consequences {
    private final ResourceStore store;
    private final Receiver outward;
    private final List<ChangeObserver> observers;

    /**
     * The consequences of changes in this store.
     *
     * @param outward takes questions to other entities
     * @param observers told of every change, in this order
     */
    public Consequences(ResourceStore store, Receiver outward, List<ChangeObserver> observers) {
        this.store = store;
        this.outward = outward;
        this.observers = List.copyOf(observers);
    }

    /**
     * Asks everybody who has to agree; SUBSCRIPTION_VERIFICATION_INITIATION_FAILED where one does not (TS-0004
     * 7.4.8.2.1).
     */
    void consent(List<RequestPrimitive> questions) {
        for (RequestPrimitive question : questions) {
            ResponsePrimitive answer = outward.receive(question);
            if (!answer.status().isSuccess()) {
                throw new RequestFailure(ResponseStatusCode.SUBSCRIPTION_VERIFICATION_INITIATION_FAILED,
                        "nu (notificationURI): " + question.to() + " did not verify the subscription ("
                                + answer.status().number() + " " + answer.status() + ")");
            }
        }
    }

    /** Decides and applies a change, and tells its observers of it in the order of the commits. */
    Changes apply(Function<ResourceView, Changes> decision) {
        Telling telling = new Telling(observers);
        return store.write(tree -> telling.decided(tree, decision.apply(tree)), telling::tell);
    }
}
