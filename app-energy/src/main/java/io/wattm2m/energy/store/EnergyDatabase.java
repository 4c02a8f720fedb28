// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.energy.insight.ChangedDays;
import io.wattm2m.energy.insight.Memory;
import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Edit;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import io.wattm2m.energy.privacy.FileSeal;
import io.wattm2m.energy.privacy.Seal;
import io.wattm2m.energy.schedule.QuartzTimer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/** The application's own database. Thread-safe. */
public final class EnergyDatabase implements Rollups, Memory, AutoCloseable {
    /** How long the hours of other channels than power are kept unless said otherwise. */
    public static final Channel.Kept KEPT = new Channel.Kept(Duration.ofDays(731), Duration.ofDays(90));
    private static final int BATCH = 500;
    private static final int MOST_EDITS = 1000;
    // schedulers of one name are one, also of two databases in one process
    private static final String TIMER = "timer";
    private static final String NAME = "name";

    private final HikariDataSource source;
    private final Sessions sessions;
    private final Steps steps;
    private final int windowCapacity;
    private final LevelTable levels;
    private final DocumentTable documents;

    private EnergyDatabase(HikariDataSource source, Sessions sessions, int windowCapacity, Channel.Kept kept) {
        this.source = source;
        this.sessions = sessions;
        this.steps = new Steps(sessions);
        this.windowCapacity = windowCapacity;
        this.levels = new LevelTable(sessions, kept);
        this.documents = new DocumentTable(sessions, steps);
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @param url where it is, e.g. {@code jdbc:h2:file:/var/lib/wattm2m/energy/energy}
     * @param windowCapacity how many readings are kept of a plug
     * @throws StartFailure if it cannot be opened, for instance because another process has it
     */
    public static EnergyDatabase open(String url, int windowCapacity) {
        return open(url, windowCapacity, KEPT);
    }

    /** The same, with how long the hours of the other channels are kept. */
    public static EnergyDatabase open(String url, int windowCapacity, Channel.Kept kept) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("energy");
        config.setMaximumPoolSize(5);
        config.setMinimumIdle(1);
        HikariDataSource source = pool(config, url);
        try {
            Flyway.configure(EnergyDatabase.class.getClassLoader()).dataSource(source).locations("classpath:db/energy")
                    .table("energy_schema_history").placeholders(Map.of("bytes", isPostgres(url) ? "bytea" : "blob"))
                    .baselineOnMigrate(true).baselineVersion("0").load().migrate();
            return new EnergyDatabase(source, Sessions.of(sessions(source), source), windowCapacity, kept);
        } catch (FlywayException | SQLException e) {
            source.close();
            throw new StartFailure("energy: the tables of " + url + " cannot be renewed: " + e.getMessage(), e);
        }
    }

    /** The tables of people, whose names and addresses are sealed, and of what was handed out to them. */
    public PeopleTables people(Seal seal) {
        return new PeopleTables(sessions, steps, seal);
    }

    /** What is to be forgotten for good. */
    public Erasing erasing() {
        return new Erasing(sessions);
    }

    /** The hours of other channels than power. */
    public LevelTable levels() {
        return levels;
    }

    /** The days that have changed. */
    public ChangedDays changedDays() {
        return new ChangedDayTable(sessions);
    }

    /** Writes days that were counted once more. */
    void write(Recount recount, EnergyRecorder.Rules rules) {
        recount.write(sessions, this, rules);
    }

    /** The table of pictures, sealed there. */
    public PictureTable pictures(FileSeal seal) {
        return new PictureTable(sessions, seal);
    }

    /** The table of the logs. */
    public LogTable logs() {
        return new LogTable(sessions);
    }

    /** The tables of the books. */
    public LedgerTables ledger() {
        return new LedgerTables(sessions);
    }

    /** A timer in the tables of this database, which is to be closed before it. */
    public QuartzTimer timer() {
        String name = document(TIMER, NAME).orElseGet(() -> {
            keep(TIMER, NAME, UUID.randomUUID().toString());
            return document(TIMER, NAME).orElseThrow();
        });
        return QuartzTimer.open(name, new TimerConnections(source, sessions), isPostgres(source.getJdbcUrl()));
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
                .stream().map(StoredRollup::rollup).filter(day -> !FedIn.isMeter(day.deviceId()))
                .collect(Collectors.toMap(Rollup::deviceId, Rollup::energyWh)));
    }

    /** One rollup, empty where there is none. */
    Optional<Rollup> find(RollupKey key) {
        return sessions.fromStatelessSession(session -> Optional.ofNullable(session.get(StoredRollup.class, key)))
                .map(StoredRollup::rollup);
    }

    /** The last edits of a plug, the newest first. */
    public List<Edit> edits(String deviceId, int limit) {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("from StoredEdit where deviceId = :device order by at desc", StoredEdit.class)
                .setParameter("device", deviceId).setMaxResults(limit).getResultList().stream().map(StoredEdit::edit)
                .toList());
    }

    /** The edits of a plug's counter in a span of time, the latest first, at most 1000. */
    public List<Edit> counterEdits(String deviceId, Span span) {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("from StoredEdit where deviceId = :device and kind = :kind and at >= :from"
                        + " and at < :to order by at desc", StoredEdit.class)
                .setParameter("device", deviceId).setParameter("kind", Edit.Kind.COUNTER.name())
                .setParameter("from", span.from()).setParameter("to", span.to()).setMaxResults(MOST_EDITS)
                .getResultList().stream().map(StoredEdit::edit).toList());
    }

    @Override
    public List<String> documents(String kind, String prefix, int limit) {
        return documents.documents(kind, prefix, limit);
    }

    @Override
    public Optional<String> document(String kind, String name) {
        return documents.document(kind, name);
    }

    @Override
    public void keep(String kind, String name, String text) {
        documents.keep(kind, name, text);
    }

    @Override
    public void change(String kind, UnaryOperator<String> change) {
        documents.change(kind, change);
    }

    @Override
    public void forget(String kind, String name) {
        documents.forget(kind, name);
    }

    @Override
    public void forget(String kind, String prefix, String before) {
        documents.forget(kind, prefix, before);
    }

    /** The kept reading of a plug at this time or before, empty where there is none. */
    Optional<Reading> readingUpTo(String deviceId, Instant time) {
        return reading("from StoredReading where deviceId = :device and time <= :time order by time desc", deviceId,
                time);
    }

    /** The first kept reading of a plug after this time, empty where there is none. */
    Optional<Reading> readingAfter(String deviceId, Instant time) {
        return reading("from StoredReading where deviceId = :device and time > :time order by time", deviceId, time);
    }

    private Optional<Reading> reading(String query, String deviceId, Instant time) {
        return sessions.fromStatelessSession(session -> session.createSelectionQuery(query, StoredReading.class)
                .setParameter("device", deviceId).setParameter("time", StoredReading.kept(time)).setMaxResults(1)
                .getResultList().stream().findFirst().map(StoredReading::reading));
    }

    /** Writes a batch, and forgets what is older than its retention, in one transaction. */
    void write(Batch batch, Retention retention) {
        sessions.inLateTransaction(session -> {
            session.setJdbcBatchSize(BATCH);
            session.upsertMultiple(batch.rollups().stream().map(StoredRollup::new).toList());
            session.upsertMultiple(batch.plugs().stream().map(StoredPlug::new).toList());
            session.upsertMultiple(batch.readings().stream().map(StoredReading::new).toList());
            session.upsertMultiple(batch.edits().stream().map(StoredEdit::new).toList());
            session.upsertMultiple(batch.levels().stream().map(StoredLevel::new).toList());
            session.upsertMultiple(List.copyOf(batch.changedDays()));
            batch.newDays().forEach((deviceId, day) -> forget(session, deviceId, retention, day));
        });
    }

    /** Forgets what of devices, and their second meters, is older than its retention now. */
    void thin(List<String> deviceIds, Retention retention, Instant now) {
        sessions.inStatelessTransaction(session -> deviceIds.stream()
                .flatMap(deviceId -> Stream.of(deviceId, FedIn.of(deviceId)))
                .forEach(meter -> forget(session, meter, retention, now)));
    }

    private void forget(StatelessSession session, String deviceId, Retention retention, Instant day) {
        new Forgetting(session, deviceId).forget(retention, day);
        levels.forget(session, deviceId, day);
    }

    @Override
    public void close() {
        sessions.close();
        source.close();
    }

    private static boolean isPostgres(String url) {
        return url.startsWith("jdbc:postgresql:");
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
        Configuration configuration = new Configuration();
        configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, source);
        configuration.getProperties().put(AvailableSettings.STATEMENT_BATCH_SIZE, BATCH);
        // no classes are made at every start
        configuration.getStandardServiceRegistryBuilder().addService(BytecodeProvider.class,
                new BytecodeProviderImpl());
        List.of(StoredPlug.class, StoredRollup.class, StoredReading.class, StoredEdit.class, StoredDocument.class,
                StoredPerson.class, StoredTicket.class, StoredLogEntry.class, StoredLevel.class, StoredAccount.class,
                StoredReward.class, StoredEntry.class, StoredPosting.class, StoredPicture.class)
                .forEach(configuration::addAnnotatedClass);
        return configuration.buildSessionFactory();
    }
}
