// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import java.util.concurrent.atomic.AtomicInteger;

/** How many more notifications may wait, over all queues. Thread-safe. */
final class Room {
    private final AtomicInteger left;

    Room(int total) {
        left = new AtomicInteger(total);
    }

    /** Takes a place, if there is one. */
    boolean take() {
        return left.getAndUpdate(places -> Math.max(0, places - 1)) > 0;
    }

    void giveBack(int places) {
        left.addAndGet(places);
    }

    int left() {
        return left.get();
    }
}
