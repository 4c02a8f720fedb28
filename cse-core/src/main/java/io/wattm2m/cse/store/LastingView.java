// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The committed state of whichever store is open. Thread-safe. */
record LastingView(Supplier<ResourceView> now) implements ResourceView {

    @Override
    public Optional<Resource> byId(String id) {
        return now.get().byId(id);
    }

    @Override
    public Optional<Resource> byPath(String path) {
        return now.get().byPath(path);
    }

    @Override
    public Stream<Resource> children(String parentId, int typeNumber) {
        return now.get().children(parentId, typeNumber);
    }

    @Override
    public Optional<Resource> latest(String parentId) {
        return now.get().latest(parentId);
    }

    @Override
    public Stream<Resource> instances(String parentId, long afterSequence) {
        return now.get().instances(parentId, afterSequence);
    }

    @Override
    public Stream<Resource> descendants(Resource root, int maxLevel, FilterCriteria criteria) {
        return now.get().descendants(root, maxLevel, criteria);
    }

    @Override
    public List<Resource> expired(Instant now, int limit) {
        return this.now.get().expired(now, limit);
    }
}
