// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far an exchange has come: by device the time of the last value that came in, by the name of the exchange the last
 * bucket that went out. Immutable.
 *
 * @param times up to when
 */
record Position(Map<String, Instant> times) {
    static final Position BEGINNING = new Position(Map.of());

    Position {
        times = Map.copyOf(times);
    }

    /** Whether there is nothing yet of this name from that time on. */
    boolean isBefore(String name, Instant time) {
        return times.getOrDefault(name, Instant.MIN).isBefore(time);
    }

    Position without(Set<String> names) {
        Map<String, Instant> others = new TreeMap<>(times);
        others.keySet().removeAll(names);
        return new Position(others);
    }

    Position with(String name, Instant time) {
        Map<String, Instant> later = new TreeMap<>(times);
        later.put(name, time);
        return new Position(later);
    }
}
