// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Resource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells who has subscribed that a target does not want to be told any more (TS-0001 10.2.10.19). Thread-safe. */
public final class RemovalNotice {
    private final Outlet outlet;

    RemovalNotice(Outlet outlet) {
        this.outlet = outlet;
    }

    /** Tells the creator of the subscription that this target has asked for it, and whether it has been removed. */
    public void tell(Resource subscription, String target, boolean removed) {
        Map<String, Object> notification = new LinkedHashMap<>();
        notification.put("sur", outlet.cse().id() + "/" + subscription.id());
        notification.put("ntt", target);
        notification.put("trr", true);
        notification.put("tra", removed);
        RequestPrimitive request = RequestPrimitive.notify(outlet.cse().id(), subscription.originator(),
                new Content("m2m:sgn", notification));
        outlet.threads().execute(() -> outlet.sender().send(request));
    }
}
