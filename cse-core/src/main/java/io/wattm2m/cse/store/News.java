// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Changes.Replacement;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.store.Queries.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a batch has changed, as the other nodes are told of it. Immutable.
 *
 * @param changes what its decisions have changed, in their order
 * @param concerned what observers have to know of sub-trees that are gone
 * @param gone all resources that are gone and no instances, or none where they are {@link #MOST} or more
 * @param large whether so many are gone that they are not listed
 */
record News(List<Changes> changes, List<Resource> concerned, List<Node> gone, boolean large) {
    private static final int MOST = 1_000;

    News {
        changes = List.copyOf(changes);
        concerned = List.copyOf(concerned);
        gone = List.copyOf(gone);
    }

    static News of(List<Changes> changes, Collection<Resource> concerned, Collection<Node> gone) {
        boolean large = gone.size() >= MOST;
        return new News(changes, List.copyOf(concerned), large ? List.of() : List.copyOf(gone), large);
    }

    /**
     * The same with what changes by the way, such as counters, told once for each resource, at the end.
     *
     * @param there whether the resource with an {@code ri} is still there then
     */
    static List<Changes> condensed(List<Changes> decided, Predicate<String> there) {
        Map<String, Replacement> adjusted = new LinkedHashMap<>();
        List<Changes> condensed = new ArrayList<>();
        for (Changes changes : decided) {
            changes.adjusted().forEach(next -> adjusted.merge(next.after().id(), next,
                    (first, last) -> new Replacement(first.before(), last.after())));
            Changes rest = new Changes(changes.created(), changes.updated(), List.of(), changes.deleted(),
                    changes.evicted());
            if (!rest.equals(Changes.NONE)) {
                condensed.add(rest);
            }
        }
        List<Replacement> left = adjusted.values().stream().filter(next -> there.test(next.after().id())).toList();
        if (!left.isEmpty()) {
            condensed.add(new Changes(List.of(), List.of(), left, List.of(), List.of()));
        }
        return condensed;
    }
}
