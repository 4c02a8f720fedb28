// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Resource;

/** Removes a resource with everything below it, because somebody asked or because its time is up. Thread-safe. */
final class Removal {
    private final Consequences consequences;

    Removal(Consequences consequences) {
        this.consequences = consequences;
    }

    /** Removes the resource; NOT_FOUND where somebody was faster. */
    void remove(Resource resource) {
        consequences.apply(tree -> {
            Resource current = tree.byId(resource.id()).orElseThrow(() -> RequestFailure.notFound(resource.path()));
            return current.type().deleting(current, tree);
        });
    }
}
