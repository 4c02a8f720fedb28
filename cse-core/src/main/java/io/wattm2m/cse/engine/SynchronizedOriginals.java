// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.AnnouncedType;
import java.util.Map;
import java.util.Optional;

/**
 * Changes of announced resources that travel back to their originals (TS-0001 9.6.26.1, announceSyncType 2). The
 * original changes first, and the CSE that hosts it tells all CSEs where it is announced, this one among them: so all
 * of them become the same, or none changes. Thread-safe.
 */
final class SynchronizedOriginals {
    /** Who may see what is announced is a matter of where it is. */
    private static final String POLICIES = Common.ACCESS_CONTROL_POLICY_IDS.shortName();
    private final Hosting hosting;
    private final Consequences consequences;

    SynchronizedOriginals(Hosting hosting, Consequences consequences) {
        this.hosting = hosting;
        this.consequences = consequences;
    }

    /**
     * The announced resource after its original has changed; empty where nothing travels, or where the news of it has
     * not come back yet. Fails as the update of the original does.
     */
    Optional<Resource> changed(RequestPrimitive request, Resource resource, Map<String, Object> requested) {
        Optional<String> original = AnnouncedType.synchronizedOriginal(resource)
                .filter(link -> !AnnouncedType.isOf(resource, request.originator())
                        && !requested.containsKey(POLICIES));
        if (original.isEmpty() || !(resource.type() instanceof AnnouncedType type)) {
            return Optional.empty();
        }
        ResponsePrimitive answer = consequences.ask(
                RequestPrimitive.update(hosting.cse().id(), original.get(), type.ofOriginal(requested)));
        if (!answer.status().isSuccess()) {
            throw new RequestFailure(answer.status(),
                    "lnk (link): the original at " + original.get() + " was not updated (" + answer.status() + ")");
        }
        return hosting.tree().byId(resource.id()).filter(current -> current.withAll(requested).equals(current));
    }
}
