// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Resource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks those who are to be notified whether they agree (TS-0001 10.2.10.2, TS-0004 7.4.8.2.1): after an UPDATE only
 * those that it added.
 *
 * @param cseId the hosting CSE, on whose behalf is asked
 */
record Verification(String cseId) {

    List<RequestPrimitive> requests(Resource subscription, Resource before) {
        Set<String> known = subscription.equals(before) ? Set.of() : new HashSet<>(targets(before));
        return targets(subscription).stream().distinct().filter(target -> !known.contains(target))
                .map(target -> RequestPrimitive.notify(cseId, target, content(subscription))).toList();
    }

    private static List<String> targets(Resource subscription) {
        return subscription.require(SubscriptionType.NOTIFICATION_URI);
    }

    private Content content(Resource subscription) {
        Map<String, Object> notification = new LinkedHashMap<>();
        notification.put("vrq", true);
        notification.put("sur", cseId + "/" + subscription.id());
        notification.put("cr", subscription.originator());
        return new Content("m2m:sgn", notification);
    }
}
