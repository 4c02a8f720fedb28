// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** The application's own database. Thread-safe. */
public final class EnergyDatabase implements Rollups, AutoCloseable {
    private static final int BATCH = 500;

    private final HikariDataSource source;
    private final SessionFactory sessions;
    private final int windowCapacity;

    private EnergyDatabase(HikariDataSource source, int windowCapacity) {
        this.source = source;
        this.sessions = sessions(source);
        this.windowCapacity = windowCapacity;
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @param url where it is, e.g. {@code jdbc:h2:file:/var/lib/wattm2m/energy/energy}
     * @param windowCapacity how many readings are kept of a plug
     * @throws StartFailure if it cannot be opened, for instance because another process has it
     */
    public static EnergyDatabase open(String url, int windowCapacity) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("energy");
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(1);
        HikariDataSource source = pool(config, url);
        try {
            Flyway.configure(EnergyDatabase.class.getClassLoader()).dataSource(source).locations("classpath:db/energy")
                    .table("energy_schema_history").baselineOnMigrate(true).baselineVersion("0").load().migrate();
            return new EnergyDatabase(source, windowCapacity);
        } catch (FlywayException e) {
            source.close();
            throw new StartFailure("energy: the tables of " + url + " cannot be brought up to date: " + e.getMessage(),
                    e);
        }
    }

    /** The plugs that are known, by device id. */
    public Map<String, PlugRecord> plugs() {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("from StoredPlug", StoredPlug.class).getResultList().stream()
                .map(row -> row.plug(windowCapacity)).collect(Collectors.toMap(PlugRecord::deviceId, plug -> plug)));
    }

    @Override
    public List<Rollup> between(String deviceId, Resolution resolution, Span span, int limit) {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("from StoredRollup where deviceId = :device and resolution = :resolution"
                        + " and start >= :from and start < :to order by start", StoredRollup.class)
                .setParameter("device", deviceId).setParameter("resolution", (short) resolution.number())
                .setParameter("from", span.from()).setParameter("to", span.to()).setMaxResults(limit).getResultList()
                .stream().map(StoredRollup::rollup).toList());
    }

    @Override
    public Map<String, Double> dayEnergyWh(Instant dayStart) {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("from StoredRollup where resolution = :day and start = :start",
                        StoredRollup.class)
                .setParameter("day", (short) Resolution.DAY.number()).setParameter("start", dayStart).getResultList()
                .stream().map(StoredRollup::rollup)
                .collect(Collectors.toMap(Rollup::deviceId, Rollup::energyWh)));
    }

    /** One rollup, empty where there is none. */
    Optional<Rollup> find(RollupKey key) {
        return sessions.fromStatelessSession(session -> Optional.ofNullable(session.get(StoredRollup.class, key)))
                .map(StoredRollup::rollup);
    }

    /** Writes the plugs and rollups, and forgets the minutes before the moments given per plug, in one transaction. */
    void write(Collection<PlugRecord> plugs, Collection<Rollup> rollups, Map<String, Instant> forgetMinutes) {
        sessions.inStatelessTransaction(session -> {
            session.setJdbcBatchSize(BATCH);
            session.upsertMultiple(rollups.stream().map(StoredRollup::new).toList());
            session.upsertMultiple(plugs.stream().map(StoredPlug::new).toList());
            forgetMinutes.forEach((deviceId, before) -> forgetMinutes(session, deviceId, before));
        });
    }

    private static void forgetMinutes(StatelessSession session, String deviceId, Instant before) {
        session.createMutationQuery(
                "delete from StoredRollup where deviceId = :device and resolution = :minute and start < :before")
                .setParameter("device", deviceId).setParameter("minute", (short) Resolution.MINUTE.number())
                .setParameter("before", before).executeUpdate();
    }

    @Override
    public void close() {
        sessions.close();
        source.close();
    }

    private static HikariDataSource pool(HikariConfig config, String url) {
        try {
            config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StartFailure("energy: the database " + url + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static SessionFactory sessions(HikariDataSource source) {
        return new HibernatePersistenceConfiguration("energy").managedClasses(StoredPlug.class, StoredRollup.class)
                .property("jakarta.persistence.nonJtaDataSource", source)
                .property("hibernate.jdbc.batch_size", BATCH).createEntityManagerFactory();
    }
}
