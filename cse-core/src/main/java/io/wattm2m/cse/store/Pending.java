// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

/**
 * A resource that the batch creates or updates, as it stands now. Immutable.
 *
 * @param stored the resource
 * @param row the same as a row
 * @param created whether the batch creates it; it updates it otherwise
 * @param relabelled whether its labels differ from those on disk
 */
record Pending(Stored stored, Row row, boolean created, boolean relabelled) {

    static Pending created(Stored stored, Row row) {
        return new Pending(stored, row, true, !Rows.labels(stored.resource()).isEmpty());
    }

    static Pending updated(Stored before, Stored after, Row row) {
        boolean relabelled = !Rows.labels(before.resource()).equals(Rows.labels(after.resource()));
        return new Pending(after, row, false, relabelled);
    }

    /** This, and then that. */
    Pending then(Pending next) {
        return new Pending(next.stored, next.row, created, relabelled || next.relabelled);
    }
}
