// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A sub-tree that is gone, of which rows still have to be removed: those below the path, up to this position. */
@Entity(name = "RemovedTreeRow")
@Table(name = "removed_tree")
@SuppressWarnings("NullAway.Init") // Hibernate sets every field
class RemovedTreeRow {
    @Id
    String path;
    long seq;

    RemovedTreeRow() {}

    RemovedTreeRow(RemovedTrees.RemovedTree tree) {
        this.path = tree.path();
        this.seq = tree.until();
    }
}
