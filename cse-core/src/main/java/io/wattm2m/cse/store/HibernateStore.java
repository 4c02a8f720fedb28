// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.spi.Cursors;
import io.wattm2m.cse.spi.ResourceStore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The resource tree in a relational database. Thread-safe. */
final class HibernateStore implements ResourceStore {
    private static final Logger LOG = LoggerFactory.getLogger(HibernateStore.class);
    private final Database database;
    private final CommittedView committed;
    private final WritePipeline pipeline;

    private HibernateStore(Database database, CommittedView committed, WritePipeline pipeline) {
        this.database = database;
        this.committed = committed;
        this.pipeline = pipeline;
    }

    /** The store on top of this database, which it closes in the end. */
    static HibernateStore open(Database database, TypeRegistry types, StoreSettings settings) {
        Rows rows = new Rows(types);
        Queries queries = new Queries(database, rows);
        ResourceCache cache = new ResourceCache(settings.cache());
        CommittedView committed = new CommittedView(queries, cache, new DescendantQuery(queries, rows));
        Writer writer = new Writer(database, rows, cache, committed);
        LOG.info("Opened the resource store: durability {}, cache {}", settings.durability(), settings.cache());
        return new HibernateStore(database, committed,
                WritePipeline.start(writer, settings.batch(), settings.queue()));
    }

    @Override
    public ResourceView committed() {
        return committed;
    }

    @Override
    public Changes write(Function<ResourceView, Changes> decision, Consumer<Changes> news) {
        return pipeline.write(decision, news);
    }

    @Override
    public Cursors cursors() {
        return new HibernateCursors(database);
    }

    @Override
    public void close() {
        pipeline.close();
        database.close();
        LOG.info("Closed the resource store");
    }
}
