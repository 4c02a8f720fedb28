// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Level;
import io.wattm2m.energy.measure.Levels;
import io.wattm2m.energy.measure.Rollups.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** The table of the hours of all channels. Thread-safe. */
public final class LevelTable implements Levels {
    private final Sessions sessions;
    private final Channel.Kept kept;

    LevelTable(Sessions sessions, Channel.Kept kept) {
        this.sessions = sessions;
        this.kept = kept;
    }

    @Override
    public List<Level> between(String deviceId, Channel channel, Span span) {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("from StoredLevel where deviceId = :device and channel = :channel"
                        + " and start >= :from and start < :to order by start", StoredLevel.class)
                .setParameter("device", deviceId).setParameter("channel", channel.label())
                .setParameter("from", span.from()).setParameter("to", span.to()).getResultList().stream()
                .map(StoredLevel::level).toList());
    }

    @Override
    public List<Source> sources(Span span) {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("select distinct deviceId, channel from StoredLevel where start >= :from"
                        + " and start < :to order by deviceId, channel", Object[].class)
                .setParameter("from", span.from()).setParameter("to", span.to()).getResultList().stream()
                .map(row -> new Source((String) row[0], Channel.of((String) row[1]).orElseThrow())).toList());
    }

    @Override
    public void keep(List<Level> hours) {
        Map<String, Instant> latest = hours.stream()
                .collect(Collectors.toMap(Level::deviceId, Level::start, (a, b) -> a.isAfter(b) ? a : b));
        sessions.inStatelessTransaction(session -> {
            session.upsertMultiple(hours.stream().map(StoredLevel::new).toList());
            latest.forEach((deviceId, now) -> forget(session, deviceId, now));
        });
    }

    /** One hour, empty where there is none. */
    Optional<Level> find(LevelKey key) {
        return sessions.fromStatelessSession(session -> Optional.ofNullable(session.get(StoredLevel.class, key)))
                .map(StoredLevel::level);
    }

    /** Forgets what of a device is older than it is kept, counted from its last day or hour. */
    void forget(StatelessSession session, String deviceId, Instant now) {
        for (Channel.Kind kind : Channel.Kind.values()) {
            List<Channel> channels = Channel.of(kind);
            session.createMutationQuery(
                    "delete from StoredLevel where deviceId = :device and channel in :channels and start < :before")
                    .setParameter("device", deviceId)
                    .setParameter("channels", channels.stream().map(Channel::label).toList())
                    .setParameter("before", now.minus(kept.of(channels.getFirst()))).executeUpdate();
        }
    }
}
