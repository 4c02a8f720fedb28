// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A label of a resource or an instance. */
@Entity(name = "LabelRow")
@Table(name = "label")
@IdClass(LabelRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets every field
class LabelRow {
    /** The width of the column: what is longer is cut off, which finds too much rather than too little. */
    private static final int WIDTH = 255;

    @Id
    String label;
    @Id
    long seq;

    LabelRow() {}

    LabelRow(String label, long seq) {
        this.label = stored(label);
        this.seq = seq;
    }

    /** The form in which a label is stored and looked up. */
    static String stored(String label) {
        String storable = label.replace('\0', ' ');
        return storable.length() <= WIDTH ? storable : storable.substring(0, WIDTH);
    }

    /** The primary key. */
    record Key(String label, long seq) {}
}
