// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How far creations have been counted: the one row of its table. */
@Entity(name = "CounterRow")
@Table(name = "counter")
class CounterRow {
    static final int ID = 1;

    @Id
    int id = ID;
    long seq;

    CounterRow() {}

    CounterRow(long seq) {
        this.seq = seq;
    }
}
