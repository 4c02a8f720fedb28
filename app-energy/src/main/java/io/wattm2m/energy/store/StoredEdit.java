// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Edit;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of an edit. One thread. */
@Entity(name = "StoredEdit")
@Table(name = "edit_row")
@IdClass(EditKey.class)
class StoredEdit {
    private static final int LONGEST = 500;

    @Id
    @Column(name = "device_id")
    private String deviceId = "";

    @Id
    @Column(name = "edit_time")
    private Instant at = Instant.EPOCH;

    @Id
    @Column(length = 20)
    private String kind = "";

    @Column(nullable = false, length = LONGEST)
    private String text = "";

    /** For Hibernate. */
    StoredEdit() {}

    StoredEdit(Edit edit) {
        deviceId = edit.deviceId();
        at = StoredReading.kept(edit.at());
        kind = edit.kind().name();
        text = edit.text().substring(0, Math.min(LONGEST, edit.text().length()));
    }

    Edit edit() {
        return new Edit(deviceId, at, Edit.Kind.valueOf(kind), text);
    }
}
