// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.spi.Figure;
import io.wattm2m.cse.spi.Nodes;
import io.wattm2m.cse.store.SharedWriter.Sharing;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The resource tree in a database that several nodes read and write. Thread-safe. */
final class SharedStore extends DatabaseStore {
    private static final Logger LOG = LoggerFactory.getLogger(SharedStore.class);
    private final SharedNodes nodes;

    private SharedStore(Parts parts, SharedNodes nodes, Watched watched) {
        super(parts, watched);
        this.nodes = nodes;
    }

    /** The store on top of the database at this location, which it closes in the end. */
    static SharedStore open(Location location, TypeRegistry types, StoreSettings settings, NodesSettings sharing) {
        Database database = Database.open(location);
        ChangeLog log = new ChangeLog(UUID.randomUUID().toString(), new NewsCodec(types));
        Follower follower = new Follower(database, log, sharing.staleness());
        Rows rows = new Rows(types);
        Queries queries = new Queries(database, rows);
        ResourceCache cache = new ResourceCache(settings.cache(), follower::isTrusted);
        CommittedView committed = new CommittedView(queries, cache, new DescendantQuery(queries, rows));
        Sharing shared = new Sharing(follower, log, new Invalidation(cache, committed));
        Measures measures = new Measures();
        WritePipeline pipeline = WritePipeline.start(new SharedWriter(database, rows, committed, shared, measures),
                settings.batch(), settings.queue());
        PolledRequests polled = new PolledRequests(database);
        Listener listener = Listener.start(location, sharing.staleness(), () -> {
            polled.awaken();
            follower.catchUp(shared.others());
        });
        SharedNodes nodes =
                new SharedNodes(follower, listener, new DutyLease(database, shared, sharing.lease()), polled);
        LOG.info("Opened the resource store as node {}: durability {}, cache {}, lease {}, staleness {}", log.node(),
                settings.durability(), settings.cache(), sharing.lease(), sharing.staleness());
        List<Figure> figures =
                Stream.concat(cache.figures().stream(), Stream.of(pipeline.depth(), duty(nodes))).toList();
        return new SharedStore(new Parts(database, committed, pipeline), nodes,
                new Watched(figures, measures.distributions()));
    }

    @Override
    public Nodes nodes() {
        return nodes;
    }

    @Override
    void closeBetween() {
        nodes.close();
    }

    private static Figure duty(Nodes nodes) {
        return Figure.level("nodes.duty", "1 where this node has the duty to act for all",
                () -> nodes.onDuty() ? 1 : 0);
    }
}
