// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.notify.Notifier;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.util.ArrayList;
import java.util.List;

/** Removes a resource with everything below it, because somebody asked or because its time is up. Thread-safe. */
final class Removal {
    private final Hosting hosting;
    private final Consequences consequences;

    Removal(Hosting hosting, Consequences consequences) {
        this.hosting = hosting;
        this.consequences = consequences;
    }

    /** Removes the resource; NOT_FOUND where somebody was faster. */
    void remove(Resource resource) {
        List<Resource> subscriptions = new ArrayList<>();
        hosting.store().write(tree -> decide(tree, resource, subscriptions),
                applied -> consequences.tell(applied, subscriptions));
    }

    /** Finds the subscriptions that go with the resource too: their subscribers are told so. */
    private static Changes decide(ResourceView tree, Resource resource, List<Resource> subscriptions) {
        Resource current = tree.byId(resource.id()).orElseThrow(() -> RequestFailure.notFound(resource.path()));
        Changes changes = current.type().deleting(current, tree);
        subscriptions.clear();
        subscriptions.addAll(Notifier.subscriptionsBelow(tree, changes.deleted()));
        return changes;
    }
}
