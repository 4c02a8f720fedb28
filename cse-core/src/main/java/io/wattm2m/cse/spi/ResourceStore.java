// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.ResourceView;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.ZipOutputStream;

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

    /** The processes that share it. */
    default Nodes nodes() {
        return Nodes.ALONE;
    }

    /** What it can tell of itself. */
    default List<Figure> figures() {
        return List.of();
    }

    /** What it measures of itself. */
    default List<Distribution> distributions() {
        return List.of();
    }

    /**
     * Adds a copy of itself to an archive, as it is at one moment after the call, and goes on working meanwhile.
     *
     * @throws RequestFailure NOT_IMPLEMENTED where it is backed up by other means
     */
    default void backup(ZipOutputStream archive) throws IOException {
        throw RequestFailure.notImplemented("this store is backed up by other means, see docs/storage.md");
    }

    /**
     * What has been removed, and is until the next start, leaves nothing in the store's files from that start on;
     * nothing happens where a database of its own sees to that.
     */
    default void leaveNothing() {
        // nothing is in files of this process
    }

    @Override
    void close();
}
