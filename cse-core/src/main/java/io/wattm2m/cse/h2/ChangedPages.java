// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.h2;

import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.MVStore;

/**
 * How much has changed since the last save. H2 keeps count too, and saves by itself, in the midst of whatever runs,
 * when there are 19 MB; so it is told again and again that there is less. Reading is thread-safe, the rest belongs to
 * who has the turn.
 */
final class ChangedPages {
    private static final int LEAST = 8 << 20;
    private static final int MOST = 64 << 20;
    private static final int PART_OF_HEAP = 16;
    /** What H2 believes to have in hand: more than one transaction changes. */
    private static final int CREDIT = 1 << 30;
    private final MVStore store;
    private final long many;
    private final AtomicLong bytes = new AtomicLong();

    /** Changes of a store, which are many where they take a sixteenth of the heap. */
    ChangedPages(MVStore store) {
        this.store = store;
        this.many = Math.clamp(Runtime.getRuntime().maxMemory() / PART_OF_HEAP, LEAST, MOST);
    }

    /** Takes over what H2 has counted since the last time. */
    void count() {
        int counted = store.getUnsavedMemory();
        boolean credited = counted < 0; // a save sets it to 0
        bytes.addAndGet(credited ? counted + CREDIT : counted);
        store.registerUnsavedMemory(-counted - CREDIT);
    }

    /** What has changed so far is being saved. */
    void begin() {
        bytes.set(0);
    }

    /** Whether it is time to save. */
    boolean areMany() {
        return bytes.get() > many;
    }

    /** Whether a save has to come before the next change: the disk does not keep up. */
    boolean areTooMany() {
        return bytes.get() > 2 * many;
    }
}
