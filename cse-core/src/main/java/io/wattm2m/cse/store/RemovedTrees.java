// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Large sub-trees that are gone for everybody, though their rows are still in the tables: what is below such an address
 * and was created no later than the removal. What has come there afterwards has nothing to do with it. Immutable.
 *
 * @param until how far creations had been counted at the removal, by the address of the root
 */
record RemovedTrees(Map<String, Long> until) {
    static final RemovedTrees NONE = new RemovedTrees(Map.of());

    RemovedTrees {
        until = Map.copyOf(until);
    }

    /** These and one more; the later removal of a sub-tree counts. */
    RemovedTrees and(RemovedTree tree) {
        Map<String, Long> more = new HashMap<>(until);
        more.put(tree.path(), tree.until());
        return new RemovedTrees(more);
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return until.isEmpty();
    }

    /** Each of them. */
    List<RemovedTree> all() {
        return until.entrySet().stream().map(tree -> new RemovedTree(tree.getKey(), tree.getValue())).toList();
    }

    /** Whether it is gone. */
    boolean cover(Stored stored) {
        return cover(stored.resource().path(), stored.position());
    }

    /** Whether what was created there as so many-th is gone. */
    boolean cover(String path, long position) {
        if (until.isEmpty()) {
            return false;
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            Long last = until.get(path.substring(0, slash));
            if (last != null && position <= last) {
                return true;
            }
        }
        return false;
    }

    /**
     * One of them.
     *
     * @param path the address of the root, which is gone itself
     * @param until how far creations had been counted
     */
    record RemovedTree(String path, long until) {}
}
