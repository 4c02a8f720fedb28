// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A parent that is gone, whose instances still have to be removed. */
@Entity(name = "OrphanRow")
@Table(name = "orphan")
@SuppressWarnings("NullAway.Init") // Hibernate sets every field
class OrphanRow {
    @Id
    String pi;

    OrphanRow() {}

    OrphanRow(String pi) {
        this.pi = pi;
    }
}
