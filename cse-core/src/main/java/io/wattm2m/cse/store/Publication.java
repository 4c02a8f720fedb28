// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.util.Map;

/** Puts what a batch has changed into the cache, once it is on disk. Belongs to the writer's thread. */
final class Publication {
    private final ResourceCache cache;

    Publication(ResourceCache cache) {
        this.cache = cache;
    }

    /** Shows readers, and the next batch, what is on disk now. */
    void publish(Batch batch, Map<String, OldestInstances> oldest) {
        if (!batch.removedTrees().isEmpty() || !batch.sweptTrees().isEmpty()) {
            cache.removedTreesChanged();
        }
        batch.goneInstances().forEach(instance -> cache.instancesChanged(instance.parentId()));
        oldest.forEach((parentId, left) -> cache.putFront(parentId, left.front()));
        batch.goneResources().forEach(node -> {
            cache.remove(node);
            cache.childrenChanged(node.parentId());
        });
        batch.pending().forEach(this::publish);
    }

    private void publish(Pending change) {
        Stored stored = change.stored();
        String parentId = stored.resource().parentId();
        if (change.row() instanceof ResourceRow row) {
            cache.put(stored.withVersion(row.version));
            if (change.created()) {
                cache.childrenChanged(parentId);
            }
        } else if (change.created()) {
            cache.putLatest(stored);
        } else {
            cache.instancesChanged(parentId);
        }
    }
}
