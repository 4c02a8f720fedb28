// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Changes.Replacement;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.store.Queries.Node;
import java.util.stream.Stream;

/** Has the cache forget what other nodes have changed. Immutable, thread-safe. */
record Invalidation(ResourceCache cache, ResourceView tree) implements Follower.Following {

    @Override
    public void forget(News news) {
        if (news.large()) {
            cache.clear();
            return;
        }
        if (news.changes().stream().anyMatch(changes -> !changes.deleted().isEmpty())) {
            cache.removedTreesChanged(); // a sub-tree may be among them
        }
        news.changes().forEach(this::forget);
        news.gone().forEach(node -> {
            cache.remove(node);
            cache.childrenChanged(node.parentId());
        });
    }

    private void forget(Changes changes) {
        Stream.concat(changes.created().stream(), Stream.concat(changes.updated().stream(), changes.adjusted().stream())
                .map(Replacement::after)).forEach(this::forget);
        Stream.concat(changes.deleted().stream(), changes.evicted().stream()).forEach(this::forget);
    }

    private void forget(Resource resource) {
        if (Rows.isInstance(resource.type())) {
            cache.instancesChanged(resource.parentId());
        } else {
            cache.forget(new Node(resource.id(), resource.parentId(), 0, resource.type().number(), resource.path()));
        }
    }
}
