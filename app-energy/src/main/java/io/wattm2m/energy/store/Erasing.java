// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.FedIn;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** Forgets devices and people for good, wherever they are mentioned. Thread-safe. */
public final class Erasing {
    private static final List<String> BY_DEVICE =
            List.of("StoredRollup", "StoredReading", "StoredEdit", "StoredLevel", "StoredPlug");
    private final SessionFactory sessions;

    Erasing(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Forgets everything that was measured by a device, and every document that is its own or names it. */
    public void device(String deviceId) {
        sessions.inStatelessTransaction(session -> {
            for (String meter : List.of(deviceId, FedIn.of(deviceId))) {
                BY_DEVICE.forEach(table -> session
                        .createMutationQuery("delete from " + table + " where deviceId = :device")
                        .setParameter("device", meter).executeUpdate());
            }
            session.createMutationQuery("delete from StoredDocument where kind <> 'floor-plan' and (name = :device"
                    + " or left(name, :length) = :own or position(:quoted in text) > 0)")
                    .setParameter("device", deviceId).setParameter("length", deviceId.length() + 1)
                    .setParameter("own", deviceId + "/").setParameter("quoted", '"' + deviceId + '"').executeUpdate();
        });
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
