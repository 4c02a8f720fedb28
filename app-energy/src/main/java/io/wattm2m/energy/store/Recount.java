// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Edit;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.store.EnergyRecorder.Rules;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.hibernate.StatelessSession;

/**
 * Days of a plug that are counted once more, as if everything were told in order now. Immutable.
 *
 * @param deviceId the plug
 * @param days their first moments, of one at least
 * @param readings all of these days, and those before and after that lie next to them, in the order of time
 */
record Recount(String deviceId, SortedSet<Instant> days, List<Reading> readings) {

    /** When the first of the days begins. */
    Instant first() {
        return days.getFirst();
    }

    /** Puts what the days come to in the place of what is kept of them, which is to be published again. */
    void write(Sessions sessions, EnergyDatabase database, Rules rules) {
        Tally tally = new Tally(database, Known.nothing(), rules,
                meter -> PlugRecord.unread(meter, rules.windowCapacity()));
        readings.forEach(reading -> tally.count(reading, Instant.EPOCH));
        List<Rollup> counted = tally.rollups().values().stream().filter(rollup -> days.contains(
                Resolution.DAY.start(rollup.start(), rules.zone()))).toList();
        sessions.inStatelessTransaction(session -> {
            days.forEach(day -> forget(session, day, Resolution.DAY.end(day, rules.zone())));
            session.upsertMultiple(counted.stream().map(StoredRollup::new).toList());
            session.upsertMultiple(days.stream().map(day -> new StoredEdit(new Edit(deviceId, day, Edit.Kind.RECOUNT,
                    "The day was counted once more from what the plug had told."))).toList());
            session.upsertMultiple(days.stream().map(day -> ChangedDayTable.row(deviceId, day, rules.zone())).toList());
            session.createMutationQuery("update StoredPlug set publishedUntil = :first where deviceId = :device"
                    + " and publishedUntil > :first").setParameter("first", first()).setParameter("device", deviceId)
                    .executeUpdate();
        });
    }

    private void forget(StatelessSession session, Instant from, Instant to) {
        for (String meter : List.of(deviceId, FedIn.of(deviceId))) {
            session.createMutationQuery(
                    "delete from StoredRollup where deviceId = :device and start >= :from and start < :to")
                    .setParameter("device", meter).setParameter("from", from).setParameter("to", to).executeUpdate();
            session.createMutationQuery("delete from StoredEdit where deviceId = :device and kind = :kind"
                    + " and at >= :from and at < :to").setParameter("device", meter)
                    .setParameter("kind", Edit.Kind.TOO_LATE.name()).setParameter("from", from).setParameter("to", to)
                    .executeUpdate();
        }
    }
}
