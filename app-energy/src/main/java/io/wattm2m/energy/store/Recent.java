// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rows as they are in the database, those that were counted lately from memory: nearly every reading belongs to
 * the minute, the quarter, the hour and the day of the one before. In bounded memory; one thread.
 */
final class Recent<K, V> {
    private static final int MOST = 100_000;
    private final Map<K, V> recent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    };
    private final Function<K, Optional<V>> database;

    Recent(Function<K, Optional<V>> database) {
        this.database = database;
    }

    /** One row, empty where there is none. */
    Optional<V> find(K key) {
        Optional<V> known = Optional.ofNullable(recent.get(key));
        return known.isPresent() ? known : database.apply(key);
    }

    /** These are committed. */
    void written(Map<K, V> rows) {
        recent.putAll(rows);
    }

    /** What is in the database may be something else. */
    void forget() {
        recent.clear();
    }
}
