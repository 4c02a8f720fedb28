// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.spi.StoreProvider;
import io.wattm2m.cse.store.Location.Access;
import io.wattm2m.cse.store.Location.Schema;
import io.wattm2m.cse.store.StoreSettings.Durability;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the resource tree in a PostgreSQL database, in the first schema of its user's search path. */
public final class PostgresStoreProvider implements StoreProvider {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresStoreProvider.class);
    private static final long LONGEST_WAIT_FOR_PREDECESSOR = 5_000;

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public void check(Configuration configuration) {
        var _ = configuration.read("store", PostgresSettings.DEFAULTS);
        var _ = configuration.read("cluster", NodesSettings.DEFAULTS);
        if (configuration.read("store", StoreSettings.DEFAULTS).memory()) {
            throw new StartFailure("store.memory is a setting of the store h2, and cse.store is postgresql");
        }
    }

    @Override
    public ResourceStore open(Configuration configuration, TypeRegistry types) {
        StoreSettings settings = configuration.read("store", StoreSettings.DEFAULTS);
        PostgresSettings where = configuration.read("store", PostgresSettings.DEFAULTS);
        NodesSettings nodes = configuration.read("cluster", NodesSettings.DEFAULTS);
        LOG.info("The resource store is {}", where);
        Location location = location(where, settings, nodes.shared());
        try {
            return nodes.shared() ? SharedStore.open(location, types, settings, nodes)
                    : HibernateStore.open(Database.open(location), RedoLog.NONE, types, settings);
        } catch (PoolInitializationException e) {
            throw new StartFailure("the database " + where + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static Location location(PostgresSettings where, StoreSettings settings, boolean shared) {
        boolean durable = settings.durability() == Durability.COMMITTED;
        if (!durable) {
            LOG.warn("store.durability is relaxed: the latest changes are LOST when the database's machine dies, though"
                    + " their originators were told that they were made");
        }
        return new Location(where.url(), access(where), Schema.POSTGRESQL,
                new AdvisoryLease(durable, shared,
                        Math.min(LONGEST_WAIT_FOR_PREDECESSOR, where.timeout().toMillis() / 2)));
    }

    private static Access access(PostgresSettings where) {
        String seconds = Long.toString(where.timeout().toSeconds());
        return new Access(where.user(), where.password(),
                Map.of("reWriteBatchedInserts", "true", "tcpKeepAlive", "true", "ApplicationName", "WattM2M",
                        "connectTimeout", seconds, "socketTimeout", seconds),
                where.timeout());
    }
}
