// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.spi.Nodes;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What of the commits is for this node to tell, and what of that is not told yet, so that whoever has the duty after it
 * knows where to begin. Thread-safe.
 */
final class Duty {
    private final NavigableMap<Long, Integer> untold = new TreeMap<>();
    private final Nodes nodes;

    Duty(Nodes nodes) {
        this.nodes = nodes;
    }

    /** Whether this node tells of commits. */
    boolean isOurs() {
        return nodes.onDuty();
    }

    /** The same notification, remembered until it has been told or dropped; instances are told by their positions. */
    Notification noted(Notification notification) {
        if (!nodes.areSeveral() || notification.isStored()) {
            return notification;
        }
        long turn = nodes.turn();
        count(turn, 1);
        AtomicBoolean open = new AtomicBoolean(true);
        return notification.settledBy(() -> {
            if (open.getAndSet(false)) {
                count(turn, -1);
            }
        });
    }

    /** The earliest turn of which something is still to be told. */
    synchronized long since() {
        return untold.isEmpty() ? Long.MAX_VALUE : untold.firstKey();
    }

    private synchronized void count(long turn, int change) {
        untold.merge(turn, change, (before, more) -> before + more == 0 ? null : before + more);
    }
}
