// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** How far a target of a subscription has been told. */
@Entity(name = "CursorRow")
@Table(name = "notification_cursor")
@IdClass(CursorRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets every field
class CursorRow {
    @Id
    String subscription;
    @Id
    String target;
    long seq;

    CursorRow() {}

    CursorRow(String subscription, String target, long seq) {
        this.subscription = subscription;
        this.target = target;
        this.seq = seq;
    }

    /** The primary key. */
    record Key(String subscription, String target) {}
}
