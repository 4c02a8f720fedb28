// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.spi.DataSize;
import io.wattm2m.cse.spi.SharedMemory;

/**
 * The section {@code store} of the configuration.
 *
 * @param durability when a change counts as made
 * @param cache how much memory the caches take
 * @param batch how many changes may share a commit
 * @param queue how many changes may wait for the writer
 * @param journal how much the journal of H2 may have before the database is synced
 * @param memory whether everything is kept in memory and lost in the end, for tests
 */
public record StoreSettings(Durability durability, DataSize cache, int batch, int queue, DataSize journal,
        boolean memory) {
    private static final int PART_OF_HEAP = 4;
    private static final long LEAST_CACHE = 16L << 20;
    private static final long MOST_CACHE = 1L << 30;
    public static final StoreSettings DEFAULTS = new StoreSettings(Durability.COMMITTED,
            SharedMemory.partOfHeap(PART_OF_HEAP, LEAST_CACHE, MOST_CACHE), 2_000, 10_000, new DataSize(32 << 20),
            false);

    public StoreSettings {
        atLeastOne("batch", batch);
        atLeastOne("queue", queue);
    }

    /** When a change counts as made. */
    public enum Durability {
        /** When it is on disk. */
        COMMITTED,
        /** When it is on its way to the disk: the last half second is lost when the process or the machine dies. */
        RELAXED
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", and 1 is the least");
        }
    }
}
