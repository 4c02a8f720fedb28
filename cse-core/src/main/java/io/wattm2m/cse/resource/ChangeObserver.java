// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import java.util.List;

/**
 * Somebody who acts on what has changed in the tree, such as the notifier. Thread-safe.
 *
 * <p>Both methods are called while others wait to write: they return at once and do their work elsewhere.
 */
public interface ChangeObserver {

    /**
     * What it will have to know of sub-trees that go; asked by the decision that deletes, while they are still there.
     *
     * @param view the tree as the writer sees it
     * @param deleted the roots of the sub-trees, at least one
     * @return what {@link #applied} is to be given, any resources it chooses
     */
    default List<Resource> concerned(ResourceView view, List<Resource> deleted) {
        return List.of();
    }

    /**
     * Told of changes that are committed, in the order of the commits.
     *
     * @param applied the changes as the store has applied them
     * @param gone what {@link #concerned} has chosen, none where nothing was deleted
     */
    void applied(Changes applied, List<Resource> gone);

    /**
     * Waits a bounded time for what the change of this resource entails and its answer has to show, such as where it is
     * announced. Called when the change is committed and nobody waits to write.
     */
    default void settle(Resource resource) {}

    /**
     * From now on this node is the one that acts, where several share the tree. What its predecessor may not have told
     * to the end is told again, by {@link #applied}, after this.
     */
    default void dutyBegins() {}

    /** Another node may act from now on, in place of this one. */
    default void dutyEnds() {}

    /** The commit, by its turn, of which the earliest is that is still to be acted on; the largest number for none. */
    default long untoldSince() {
        return Long.MAX_VALUE;
    }
}
