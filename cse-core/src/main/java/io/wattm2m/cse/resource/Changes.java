// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a decision changes in the tree, in the order it happens. Immutable.
 *
 * @param created new resources
 * @param updated resources that change because somebody asked: subscribers are told
 * @param adjusted resources whose bookkeeping changes by the way, such as the counters of a container: nobody is told
 * @param deleted resources that go with their sub-trees, by request or because their time is up: subscribers are told
 * @param evicted instances that give way to newer ones: nobody is told (TS-0001 10.2.4.3)
 */
public record Changes(List<Resource> created, List<Replacement> updated, List<Replacement> adjusted,
        List<Resource> deleted, List<Resource> evicted) {
    /** Nothing changes. */
    public static final Changes NONE = new Changes(List.of(), List.of(), List.of(), List.of(), List.of());

    public Changes {
        created = List.copyOf(created);
        updated = List.copyOf(updated);
        adjusted = List.copyOf(adjusted);
        deleted = List.copyOf(deleted);
        evicted = List.copyOf(evicted);
    }

    /**
     * A resource that takes the place of its former self.
     *
     * @param before the resource as the decision saw it
     * @param after the resource as it is to be; same {@code ri}
     */
    public record Replacement(Resource before, Resource after) {}

    public static Changes created(Resource resource) {
        return new Changes(List.of(resource), List.of(), List.of(), List.of(), List.of());
    }

    public static Changes updated(Resource before, Resource after) {
        return new Changes(List.of(), List.of(new Replacement(before, after)), List.of(), List.of(), List.of());
    }

    public static Changes adjusted(Resource before, Resource after) {
        return new Changes(List.of(), List.of(), List.of(new Replacement(before, after)), List.of(), List.of());
    }

    public static Changes deleted(Resource resource) {
        return new Changes(List.of(), List.of(), List.of(), List.of(resource), List.of());
    }

    public static Changes evicted(List<Resource> instances) {
        return new Changes(List.of(), List.of(), List.of(), List.of(), instances);
    }

    /** These changes and then those. */
    public Changes and(Changes then) {
        return new Changes(joined(created, then.created), joined(updated, then.updated),
                joined(adjusted, then.adjusted), joined(deleted, then.deleted), joined(evicted, then.evicted));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
