// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.ResourceView;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keeps the resource tree. Thread-safe. */
public interface ResourceStore extends AutoCloseable {

    /** The committed state. */
    ResourceView committed();

    /**
     * Decides and applies a change: the decision runs alone, against a view that has everything decided before it. When
     * this returns, the changes are on disk and visible. What the decision throws is thrown here, and nothing changed.
     *
     * @param news told of the changes as applied, before this returns and in the order of the commits; returns at once,
     *        because everybody who writes waits for it
     * @return the changes as applied: instances carry their sequence
     */
    Changes write(Function<ResourceView, Changes> decision, Consumer<Changes> news);

    /** Decides and applies a change that nobody has to be told of. */
    default Changes write(Function<ResourceView, Changes> decision) {
        return write(decision, changes -> {});
    }

    /** Where the positions of those who follow instances are kept. */
    Cursors cursors();

    @Override
    void close();
}
