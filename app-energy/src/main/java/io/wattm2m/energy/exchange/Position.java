// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How far an exchange has come: by device the time of the last value that came in, by the name of the exchange the last
 * bucket that went out. Immutable.
 *
 * @param times up to when
 */
record Position(Map<String, Instant> times) {
    /** None of a device, which has no space. */
    private static final String FORGOTTEN = "forgotten until";
    static final Position BEGINNING = new Position(Map.of());

    Position {
        times = Map.copyOf(times);
    }

    /** Whether there is nothing yet of this name from that time on, nor was of one that is forgotten. */
    boolean isBefore(String name, Instant time) {
        return times.getOrDefault(name, times.getOrDefault(FORGOTTEN, Instant.MIN)).isBefore(time);
    }

    /** The same without these names, of which only remains, for all, that what came before does not come again. */
    Position without(Set<String> names) {
        Map<String, Instant> others = new TreeMap<>(times);
        names.stream().flatMap(name -> Stream.ofNullable(others.remove(name)))
                .forEach(time -> others.merge(FORGOTTEN, time, (one, other) -> one.isAfter(other) ? one : other));
        return new Position(others);
    }

    Position with(String name, Instant time) {
        Map<String, Instant> later = new TreeMap<>(times);
        later.put(name, time);
        return new Position(later);
    }
}
