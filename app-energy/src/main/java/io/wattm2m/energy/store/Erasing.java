// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.FedIn;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;

/** Forgets devices and people for good, wherever they are mentioned. Thread-safe. */
public final class Erasing {
    /** The kinds of documents that are called after a device. */
    private static final List<String> OF_A_DEVICE =
            List.of("alert-told", "asked-by-rule", "changed-day", "claimed-month", "control", "control-run",
                    "control-shadow", "control-since", "control-state", "decision", "device", "held-by-hand",
                    "held-by-schedule", "held-from-elsewhere",
                    "imported-baseline", "imported-profile", "threshold");
    /** The kinds of documents that name devices, but for the sealed ones. */
    private static final List<String> NAMING_DEVICES = List.of("alert", "alert-rule", "recommendation", "schedule",
            "schedule-outcome", "virtual-meter");
    /** The tables of what was measured. */
    private static final List<String> MEASURED = List.of("rollup_row", "reading_row", "edit_row", "level_row", "plug");
    /** The kinds of documents about what has been, which do not reach into what comes. */
    private static final List<String> OF_THE_PAST =
            List.of("alert", "changed-day", "claimed-month", "control-run", "decision", "recommendation",
                    "schedule-outcome");
    private final Sessions sessions;

    Erasing(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Forgets everything that was measured by a device, the documents about it, and its name in those of others. */
    public void device(String deviceId) {
        sessions.inStatelessTransaction(session -> device(session, deviceId));
    }

    /** Has all that was measured by a device, and what became of it, be another's; the rest is forgotten. */
    public void setApart(String deviceId, String pastId) {
        sessions.inStatelessTransaction(session -> {
            Map.of(deviceId, pastId, FedIn.of(deviceId), FedIn.of(pastId))
                    .forEach((meter, past) -> MEASURED.forEach(table -> session
                            .createNativeMutationQuery("update " + table + " set device_id = :past"
                                    + " where device_id = :device")
                            .setParameter("past", past).setParameter("device", meter).executeUpdate()));
            // also of one that has measured nothing, so that what comes late finds it
            if (session.get(StoredPlug.class, pastId) == null) {
                session.insert(new StoredPlug(pastId));
            }
            session.createMutationQuery("update StoredDocument set text = replace(text, :quoted, :past)"
                    + " where kind in :kinds and position(:quoted in text) > 0").setParameter("kinds", OF_THE_PAST)
                    .setParameter("quoted", quoted(deviceId)).setParameter("past", quoted(pastId)).executeUpdate();
            session.createNativeMutationQuery("update document_row set name = :past || substring(name, :length)"
                    + " where kind in (:kinds) and left(name, :length) = :own").setParameter("past", pastId)
                    .setParameterList("kinds", OF_THE_PAST).setParameter("length", deviceId.length() + 1)
                    .setParameter("own", deviceId + "/").executeUpdate();
            device(session, deviceId);
        });
    }

    private static void device(StatelessSession session, String deviceId) {
        for (String meter : List.of(deviceId, FedIn.of(deviceId))) {
            MEASURED.forEach(table -> session
                    .createNativeMutationQuery("delete from " + table + " where device_id = :device")
                    .setParameter("device", meter).executeUpdate());
        }
        session.createMutationQuery("delete from StoredDocument where kind in :kinds"
                + " and (name = :device or left(name, :length) = :own)").setParameter("kinds", OF_A_DEVICE)
                .setParameter("device", deviceId).setParameter("length", deviceId.length() + 1)
                .setParameter("own", deviceId + "/").executeUpdate();
        session.createSelectionQuery("from StoredDocument where kind in :kinds and position(:quoted in text) > 0",
                StoredDocument.class).setParameter("kinds", NAMING_DEVICES)
                .setParameter("quoted", quoted(deviceId)).getResultList()
                .forEach(document -> withdraw(session, document, deviceId));
    }

    private static String quoted(String deviceId) {
        return '"' + deviceId + '"';
    }

    private static void withdraw(StatelessSession session, StoredDocument document, String deviceId) {
        Mentions.without(deviceId, document.text()).ifPresentOrElse(
                text -> session.upsert(new StoredDocument(document.kind(), document.name(), text)),
                () -> session.delete(document));
    }

    /** Forgets the documents that are somebody's own, and puts {@code erased} in his place in the others. */
    public void person(String id, String name) {
        sessions.inStatelessTransaction(session -> {
            session.createMutationQuery("delete from StoredDocument where position(:id in name) > 0")
                    .setParameter("id", id).executeUpdate();
            replace(session, id, "erased");
            replace(session, "\"by\":\"" + name + "\"", "\"by\":\"erased\"");
        });
    }

    private static void replace(StatelessSession session, String text, String other) {
        session.createMutationQuery("update StoredDocument set text = replace(text, :text, :other)"
                + " where position(:text in text) > 0").setParameter("text", text).setParameter("other", other)
                .executeUpdate();
    }
}
