// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.insight.ChangedDays;
import io.wattm2m.energy.measure.FedIn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Changed days, as documents that are called after a device and a day. They are written in the transaction of what has
 * changed them. Thread-safe.
 */
final class ChangedDayTable implements ChangedDays {
    static final String KIND = "changed-day";
    private static final int AT_ONCE = 20_000;
    private static final int DATE = LocalDate.EPOCH.toString().length();
    private final Sessions sessions;

    ChangedDayTable(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The row of a day, of a device or of its second meter, that changes now. */
    static StoredDocument row(String meter, Instant dayStart, ZoneId zone) {
        return new StoredDocument(KIND, FedIn.device(meter) + "/" + LocalDate.ofInstant(dayStart, zone),
                UUID.randomUUID().toString());
    }

    @Override
    public List<ChangedDay> until(LocalDate last) {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("from StoredDocument where kind = :kind and right(name, :date) <= :last"
                        + " order by right(name, :date)", StoredDocument.class)
                .setParameter("kind", KIND).setParameter("date", DATE).setParameter("last", last.toString())
                .setMaxResults(AT_ONCE).getResultList().stream().map(ChangedDayTable::day).toList());
    }

    @Override
    public void settle(Collection<ChangedDay> days) {
        sessions.inStatelessTransaction(session -> days.forEach(day -> session
                .createMutationQuery(
                        "delete from StoredDocument where kind = :kind and name = :name and text = :mark")
                .setParameter("kind", KIND).setParameter("name", day.deviceId() + "/" + day.day())
                .setParameter("mark", day.mark()).executeUpdate()));
    }

    private static ChangedDay day(StoredDocument row) {
        int slash = row.name().length() - DATE - 1;
        return new ChangedDay(row.name().substring(0, slash), LocalDate.parse(row.name().substring(slash + 1)),
                row.text());
    }
}
