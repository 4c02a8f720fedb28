// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Resolution;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.StatelessSession;

/**
 * Forgets what of a plug is older than its retention. For one thread.
 *
 * @param session within a transaction
 * @param deviceId the plug
 */
record Forgetting(StatelessSession session, String deviceId) {

    void forget(Retention retention, Instant day) {
        forget(Resolution.MINUTE, day.minus(retention.minutes()));
        forget(Resolution.QUARTER_HOUR, day.minus(retention.quarterHours()));
        forget(Resolution.HOUR, day.minus(retention.hours()));
        delete("delete from StoredEdit where deviceId = :device and at < :before", day, retention.edits());
        // one from before stays: it is the neighbour of the first that is kept
        delete("delete from StoredReading where deviceId = :device and time < (select max(time) from StoredReading"
                + " where deviceId = :device and time < :before)", day, retention.readings());
    }

    private void forget(Resolution resolution, Instant before) {
        session.createMutationQuery(
                "delete from StoredRollup where deviceId = :device and resolution = :resolution and start < :before")
                .setParameter("device", deviceId).setParameter("resolution", (short) resolution.number())
                .setParameter("before", before).executeUpdate();
    }

    private void delete(String query, Instant day, Duration kept) {
        session.createMutationQuery(query).setParameter("device", deviceId).setParameter("before", day.minus(kept))
                .executeUpdate();
    }
}
