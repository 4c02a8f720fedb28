// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import io.wattm2m.cse.spi.Cursors;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Positions in memory, which outlive the notifier that they are given to. Thread-safe. */
final class MemoryCursors implements Cursors {
    private final Map<String, Cursor> kept = new ConcurrentHashMap<>();

    @Override
    public List<Cursor> load() {
        return List.copyOf(kept.values());
    }

    @Override
    public void save(Collection<Cursor> moved) {
        moved.forEach(cursor -> kept.put(cursor.subscriptionId() + " " + cursor.target(), cursor));
    }

    @Override
    public void remove(Collection<String> subscriptionIds) {
        kept.values().removeIf(cursor -> subscriptionIds.contains(cursor.subscriptionId()));
    }
}
