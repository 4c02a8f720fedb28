// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import java.time.Instant;

/**
 * The expiration time of a resource (TS-0001 9.6.1.3.2): what was asked for, not beyond what the CSE allows and not
 * beyond the parent's.
 */
final class Expiration {
    private final Hosting hosting;

    Expiration(Hosting hosting) {
        this.hosting = hosting;
    }

    /** The resource with the expiration time that it gets; BAD_REQUEST where the one asked for is past. */
    Resource settle(Resource resource, Resource parent) {
        if (!resource.type().attributes().has(Common.EXPIRATION_TIME)) {
            return resource;
        }
        Instant latest = latest(parent);
        Instant wanted = resource.get(Common.EXPIRATION_TIME).orElse(latest);
        if (wanted.isBefore(hosting.now())) {
            throw RequestFailure.badRequest("et (expirationTime) " + resource.attributes().get("et") + " is past");
        }
        boolean keptAsWritten = resource.attributes().containsKey("et") && !wanted.isAfter(latest);
        return keptAsWritten ? resource
                : resource.with(Common.EXPIRATION_TIME, wanted.isAfter(latest) ? latest : wanted);
    }

    private Instant latest(Resource parent) {
        Instant allowed = hosting.now().plus(hosting.settings().maxExpiration());
        return parent.get(Common.EXPIRATION_TIME).filter(time -> time.isBefore(allowed)).orElse(allowed);
    }
}
