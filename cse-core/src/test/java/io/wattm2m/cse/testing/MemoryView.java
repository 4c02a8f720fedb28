// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType.Trait;
import io.wattm2m.cse.resource.ResourceView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A view of resources in memory, in the order of their creation.
 *
 * @param state the resources by {@code ri} as they are now
 */
record MemoryView(Supplier<Map<String, Resource>> state) implements ResourceView {

    @Override
    public Optional<Resource> byId(String id) {
        return Optional.ofNullable(state.get().get(id));
    }

    @Override
    public Optional<Resource> byPath(String path) {
        return all().filter(resource -> resource.path().equals(path)).findFirst();
    }

    @Override
    public Stream<Resource> children(String parentId, int typeNumber) {
        return all().filter(resource -> resource.parentId().equals(parentId) && !parentId.isEmpty())
                .filter(resource -> typeNumber == 0 || resource.is(typeNumber));
    }

    @Override
    public Optional<Resource> latest(String parentId) {
        return instances(parentId, 0).reduce((older, newer) -> newer);
    }

    @Override
    public Stream<Resource> instances(String parentId, long afterSequence) {
        return children(parentId, 0).filter(child -> child.type().has(Trait.INSTANCE))
                .filter(instance -> instance.sequence() > afterSequence)
                .sorted(Comparator.comparingLong(Resource::sequence));
    }

    @Override
    public Stream<Resource> descendants(Resource root, int maxLevel, FilterCriteria criteria) {
        String below = root.path() + "/";
        int rootLevel = level(root);
        return all().filter(resource -> resource.path().startsWith(below))
                .filter(resource -> level(resource) - rootLevel <= maxLevel)
                .sorted(Comparator.comparingInt(MemoryView::level));
    }

    @Override
    public List<Resource> expired(Instant now, int limit) {
        return all().filter(resource -> resource.get(Common.EXPIRATION_TIME).filter(now::isAfter).isPresent())
                .sorted(Comparator.comparingInt(MemoryView::level)).limit(limit).toList();
    }

    private Stream<Resource> all() {
        return state.get().values().stream();
    }

    private static int level(Resource resource) {
        return (int) resource.path().chars().filter(c -> c == '/').count();
    }
}
