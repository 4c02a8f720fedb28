// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import io.wattm2m.cse.primitive.FilterCriteria;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The resource tree as somebody sees it: everybody the committed state, a decision inside the write pipeline also what
 * was decided before it. Thread-safe for the committed state; the writer's own belongs to its thread.
 *
 * <p>Streams are lazy and must be closed.
 */
public interface ResourceView {

    /** The resource with this {@code ri}. */
    Optional<Resource> byId(String id);

    /** The resource at this structured address from the CSEBase on. */
    Optional<Resource> byPath(String path);

    /** The resource at a CSE-relative address: unstructured, structured, or hybrid (TS-0001 7.2). */
    default Optional<Resource> at(String relative) {
        return byId(relative).or(() -> byPath(relative)).or(() -> {
            int slash = relative.indexOf('/');
            return slash <= 0 ? Optional.empty()
                    : byId(relative.substring(0, slash))
                            .flatMap(start -> byPath(start.path() + relative.substring(slash)));
        });
    }

    /** The direct children of one type, in the order of their creation; of any type for {@code typeNumber} 0. */
    Stream<Resource> children(String parentId, int typeNumber);

    /** The newest instance below this parent. */
    Optional<Resource> latest(String parentId);

    /** The instances below this parent, oldest first, behind this position. */
    Stream<Resource> instances(String parentId, long afterSequence);

    /**
     * The resources below {@code root}, parents before children, then in the order of their creation, that may meet
     * the criteria: an implementation may leave out what certainly does not, and need not leave out anything.
     *
     * @param maxLevel how many steps below the root at most
     */
    Stream<Resource> descendants(Resource root, int maxLevel, FilterCriteria criteria);

    /** At most so many resources whose expiration time has passed, those nearer to the root first. */
    List<Resource> expired(Instant now, int limit);
}
