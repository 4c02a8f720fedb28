// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tree, and in it again some resources that another node has removed: for observers, who ask what goes with what.
 * Immutable.
 *
 * @param tree the tree without them
 * @param gone the resources
 */
record GoneView(ResourceView tree, List<Resource> gone) implements ResourceView {

    @Override
    public Optional<Resource> byId(String id) {
        return gone.stream().filter(resource -> resource.id().equals(id)).findFirst().or(() -> tree.byId(id));
    }

    @Override
    public Optional<Resource> byPath(String path) {
        return gone.stream().filter(resource -> resource.path().equals(path)).findFirst().or(() -> tree.byPath(path));
    }

    @Override
    public Stream<Resource> children(String parentId, int typeNumber) {
        return Stream.concat(tree.children(parentId, typeNumber), gone.stream().filter(
                child -> child.parentId().equals(parentId) && (typeNumber == 0 || child.is(typeNumber))));
    }

    @Override
    public Optional<Resource> latest(String parentId) {
        return tree.latest(parentId);
    }

    @Override
    public Stream<Resource> instances(String parentId, long afterSequence) {
        return tree.instances(parentId, afterSequence);
    }

    /** Only those that are gone: what is below something gone is gone as well. */
    @Override
    public Stream<Resource> descendants(Resource root, int maxLevel, FilterCriteria criteria) {
        return gone.stream().filter(resource -> resource.path().startsWith(root.path() + "/"));
    }

    @Override
    public List<Resource> expired(Instant now, int limit) {
        return tree.expired(now, limit);
    }
}
