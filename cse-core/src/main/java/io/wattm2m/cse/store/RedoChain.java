// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.io.IOException;
import java.util.Optional;

/** Follows the records of a journal from where the database stands. Belongs to one thread. */
final class RedoChain {
    private Applied applied;
    private boolean damaged;

    RedoChain(Applied applied) {
        this.applied = applied;
    }

    /**
     * The next record that the database does not have; empty for one that it has, and for a damaged one.
     *
     * @throws IOException where something whole comes, but not the next one
     */
    Optional<RedoRecord> next(byte[] bytes) throws IOException {
        Optional<RedoRecord> record = RedoRecord.read(bytes);
        if (record.isEmpty()) {
            damaged = true;
            return record;
        }
        RedoRecord next = record.get();
        if (next.number() <= applied.batch()) {
            return Optional.empty();
        }
        if (next.number() != applied.batch() + 1 || next.previous() != applied.checksum()) {
            throw new IOException("batch " + next.number() + " does not go on where the database ends, which is batch "
                    + applied.batch() + ": something is missing, or one of the two is of another time");
        }
        applied = new Applied(next.number(), RedoRecord.checksum(bytes));
        damaged = false;
        return record;
    }

    /** Where the last record leads. */
    Applied applied() {
        return applied;
    }

    /** Whether something came behind the last record that is not whole. */
    boolean damaged() {
        return damaged;
    }
}
