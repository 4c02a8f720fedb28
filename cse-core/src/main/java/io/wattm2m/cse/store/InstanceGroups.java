// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.resource.Resource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Puts parents together whose instances can be read at once: many that have few, or one that has many. Groups begin
 * small and grow as long as somebody goes on reading. Belongs to one thread.
 */
final class InstanceGroups implements Iterator<InstanceGroups.Group> {
    private static final int FIRST = 64;
    private static final int LARGEST = 4096;
    private static final int MOST_PARENTS = 1024;
    private static final long MOST_BYTES = 4L << 20;
    private final Iterator<Resource> parents;
    private final List<Resource> group = new ArrayList<>();
    private int size = FIRST;

    InstanceGroups(Iterator<Resource> parents) {
        this.parents = parents;
    }

    @Override
    public boolean hasNext() {
        return !group.isEmpty() || parents.hasNext();
    }

    @Override
    public Group next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        long instances = group.stream().mapToLong(parent -> count(parent, "cni")).sum();
        long bytes = group.stream().mapToLong(parent -> count(parent, "cbs")).sum();
        while (parents.hasNext() && group.size() < MOST_PARENTS) {
            Resource parent = parents.next();
            group.add(parent);
            instances += count(parent, "cni");
            bytes += count(parent, "cbs");
            if (group.size() > 1 && (instances > size || bytes > MOST_BYTES)) {
                return taken(group.size() - 1);
            }
        }
        return taken(group.size());
    }

    /** The last one stays for the next group where it did not fit. */
    private Group taken(int parents) {
        List<Resource> first = group.subList(0, parents);
        Group taken = new Group(List.copyOf(first), size);
        first.clear();
        size = Math.min(LARGEST, size * 4);
        return taken;
    }

    /** What the parent says; a guess is enough. */
    private static long count(Resource parent, String counter) {
        return parent.attributes().get(counter) instanceof Long count ? count : 0;
    }

    /**
     * Parents in their order.
     *
     * @param parents at least one
     * @param size about how many instances they have together, if they are more than one
     */
    record Group(List<Resource> parents, int size) {}
}
