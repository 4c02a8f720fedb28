// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Cursors;
import io.wattm2m.cse.spi.Distribution;
import io.wattm2m.cse.spi.Figure;
import io.wattm2m.cse.spi.ResourceStore;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a resource tree in a relational database is, whoever else may use the database. Thread-safe. */
class DatabaseStore implements ResourceStore {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseStore.class);
    private final Parts parts;
    private final Watched watched;

    DatabaseStore(Parts parts, Watched watched) {
        this.parts = parts;
        this.watched = watched;
    }

    /** The database, the state that is committed in it, and the way of changes into it. */
    record Parts(Database database, CommittedView committed, WritePipeline pipeline) {
        Parts {
            requireNonNull(database, "database is null");
            requireNonNull(committed, "committed is null");
            requireNonNull(pipeline, "pipeline is null");
        }
    }

    /** What operators watch. */
    record Watched(List<Figure> figures, List<Distribution> distributions) {
        Watched {
            figures = List.copyOf(figures);
            distributions = List.copyOf(distributions);
        }
    }

    Database database() {
        return parts.database();
    }

    @Override
    public ResourceView committed() {
        return parts.committed();
    }

    @Override
    public Changes write(Function<ResourceView, Changes> decision, Consumer<Changes> news) {
        return parts.pipeline().write(decision, news);
    }

    @Override
    public Cursors cursors() {
        return new HibernateCursors(parts.database());
    }

    @Override
    public List<Figure> figures() {
        return watched.figures();
    }

    @Override
    public List<Distribution> distributions() {
        return watched.distributions();
    }

    @Override
    public void close() {
        parts.pipeline().close();
        closeRest();
    }

    /** Closes when everything has been cleared away that is gone for everybody, however long that takes. */
    void closeTidy() {
        parts.pipeline().closeTidy();
        closeRest();
    }

    private void closeRest() {
        closeBetween();
        parts.database().close();
        LOG.info("Closed the resource store");
    }

    /** Closes what is of no use without the pipeline and needs the database. */
    void closeBetween() {}
}
