// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.notify.Notifier;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import java.util.List;

/** What a change asks of others: their consent before it, the news of it after. Thread-safe. */
public final class Consequences {
    private final Receiver outward;
    private final Notifier notifier;

    public Consequences(Receiver outward, Notifier notifier) {
        this.outward = outward;
        this.notifier = notifier;
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

    /** Tells subscribers what has changed; called in the order of the commits. */
    void tell(Changes applied) {
        tell(applied, List.of());
    }

    /** Tells subscribers what has changed, among them those whose subscriptions went with it. */
    void tell(Changes applied, List<Resource> deletedSubscriptions) {
        notifier.tell(applied, deletedSubscriptions);
    }
}
