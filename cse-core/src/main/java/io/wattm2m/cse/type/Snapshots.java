// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.type.ContainerType.CURRENT_BYTE_SIZE;
import static io.wattm2m.cse.type.ContainerType.CURRENT_NR_OF_INSTANCES;
import static io.wattm2m.cse.type.ContainerType.MAX_NR_OF_INSTANCES;
import static io.wattm2m.cse.type.FlexContainerType.CONTENT_SIZE;
import static io.wattm2m.cse.type.FlexContainerType.INSTANCES_ENABLED;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.resource.Update;
import java.util.List;

/**
 * The history of a flexContainer (TS-0001 9.6.35 of Release 4): with {@code fcied} true every change leaves an
 * instance, with false no more are made, and without it there are none. Immutable.
 */
final class Snapshots {
    private final FlexContainerInstanceType instances;

    Snapshots(FlexContainerInstanceType instances) {
        this.instances = instances;
    }

    Changes creating(Resource container, String originator) {
        if (container.get(INSTANCES_ENABLED).isEmpty()) {
            return Changes.created(container);
        }
        Resource counting = counting(container);
        if (!isTaken(counting)) {
            return Changes.created(counting);
        }
        Resource snapshot = snapshot(counting, originator);
        return Changes.created(Limits.counted(counting, snapshot.require(CONTENT_SIZE)))
                .and(Changes.created(snapshot));
    }

    Changes updating(Resource before, Resource after, Update update) {
        if (after.get(INSTANCES_ENABLED).isEmpty()) {
            return without(before, after, update.view());
        }
        Resource counting = counting(after);
        boolean taken = isTaken(counting);
        Changes snapshot = taken ? Changes.created(snapshot(counting, update.originator())) : Changes.NONE;
        Resource counted = taken ? Limits.counted(counting, counting.require(CONTENT_SIZE)) : counting;
        Trimming trimming = Trimming.of(counted, update.view());
        return snapshot.and(Changes.updated(before, trimming.container()))
                .and(Changes.evicted(trimming.evicted()));
    }

    private Resource snapshot(Resource container, String originator) {
        Limits.checkFits(container.require(CONTENT_SIZE), container);
        return Limits.aged(instances.snapshot(container, originator), container);
    }

    private static boolean isTaken(Resource container) {
        return container.get(INSTANCES_ENABLED).orElse(false) && container.get(MAX_NR_OF_INSTANCES).orElse(1L) > 0;
    }

    private static Resource counting(Resource container) {
        return container.get(CURRENT_NR_OF_INSTANCES).isPresent() ? container
                : container.with(CURRENT_NR_OF_INSTANCES, 0L).with(CURRENT_BYTE_SIZE, 0L);
    }

    private static Changes without(Resource before, Resource after, ResourceView view) {
        Resource bare = after.without(CURRENT_NR_OF_INSTANCES).without(CURRENT_BYTE_SIZE);
        if (before.get(CURRENT_NR_OF_INSTANCES).orElse(0L) == 0) {
            return Changes.updated(before, bare);
        }
        try (var all = view.instances(before.id(), 0)) {
            List<Resource> history = all.toList();
            return Changes.updated(before, bare).and(Changes.evicted(history));
        }
    }
}
