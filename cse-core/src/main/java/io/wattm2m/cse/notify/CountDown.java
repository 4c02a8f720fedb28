// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.type.SubscriptionType;
import java.util.function.Consumer;

/** Counts down how many notifications a subscription is still for ({@code exc}, TS-0001 9.6.8). Thread-safe. */
record CountDown(ResourceStore store, Consumer<Changes> counted) {

    /** One has been told; the last one ends the subscription. */
    void told(Resource subscription) {
        counted.accept(
                store.write(view -> view.byId(subscription.id()).map(CountDown::countedDown).orElse(Changes.NONE)));
    }

    private static Changes countedDown(Resource subscription) {
        long left = subscription.get(SubscriptionType.EXPIRATION_COUNTER).orElse(Long.MAX_VALUE) - 1;
        return left < 1 ? Changes.deleted(subscription)
                : Changes.adjusted(subscription, subscription.with(SubscriptionType.EXPIRATION_COUNTER, left));
    }
}
