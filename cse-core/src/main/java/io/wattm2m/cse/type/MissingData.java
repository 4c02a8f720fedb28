// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.type.TimeSeriesType.MISSING_DATA_CURRENT_NR;
import static io.wattm2m.cse.type.TimeSeriesType.MISSING_DATA_DETECT_TIMER;
import static io.wattm2m.cse.type.TimeSeriesType.MISSING_DATA_LIST;
import static io.wattm2m.cse.type.TimeSeriesType.MISSING_DATA_MAX_NR;
import static io.wattm2m.cse.type.TimeSeriesType.PERIODIC_INTERVAL;
import static io.wattm2m.cse.type.TimeSeriesType.PERIODIC_INTERVAL_DELTA;

import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * What is missing in a time series (TS-0001 10.2.4.26): from its first instance on, one is expected every periodic
 * interval, and missing when the detection timer has run out since. Pure: time comes in.
 *
 * <p>What is expected next is kept with the series, in attributes that no representation shows, so that the detection
 * goes on where it was after a restart. What is missing follows from that and from the time, so that it need not be
 * written at once.
 */
public final class MissingData {
    /** How long the list gets where {@code mdn} does not say, or says more. */
    static final int LONGEST = 1000;
    private static final int AHEAD = 1000;
    /** Longer intervals than three thousand years are cut off, so that nothing overflows. */
    private static final long FOREVER = 100_000_000_000_000L;
    private static final long LONGEST_WAIT = Duration.ofHours(1).toMillis();
    private static final long MICROS_IN_MILLI = 1000;
    /** In milliseconds since 1970: what a hostile client has us expect may lie beyond the calendar of timestamps. */
    private static final Attribute<Long> EXPECTED = new Attribute<>("missing.expected", "expected", DataTypes.INTEGER);
    /** Those that came before it was their turn: how many intervals behind the expected one. */
    private static final Attribute<List<Long>> EARLY =
            new Attribute<>("missing.early", "early", DataTypes.listOf(DataTypes.POSITIVE));

    private MissingData() {}

    /** A series whose detection begins, with the next instance that comes. */
    static Resource restarted(Resource series) {
        return series.without(EXPECTED).without(EARLY).without(MISSING_DATA_LIST).with(MISSING_DATA_CURRENT_NR, 0L);
    }

    /** A series whose detection ends with what is missing by then. */
    static Resource ended(Resource series, Resource before) {
        Resource noted = overdue(before, series.require(Common.LAST_MODIFIED_TIME));
        return noted.get(MISSING_DATA_LIST).map(list -> series.with(MISSING_DATA_LIST, list)
                .with(MISSING_DATA_CURRENT_NR, noted.require(MISSING_DATA_CURRENT_NR))).orElse(series);
    }

    /** When it will be clear whether the next one is missing; empty where nothing is expected. */
    public static Optional<Instant> deadline(Resource series) {
        return TimeSeriesType.isDetecting(series)
                ? series.get(EXPECTED).map(next -> Instant.ofEpochMilli(next + timer(series)))
                : Optional.empty();
    }

    /**
     * Until when what is missing may wait to be noted where nobody is told of it: where nothing has come for long, half
     * as long again. A series that has come to its end, or whose clock is wrong, would else be written at each of its
     * intervals for ever.
     */
    public static Optional<Instant> patience(Resource series) {
        return deadline(series).map(deadline -> deadline.plusMillis(Math.min(LONGEST_WAIT, silence(series) / 2)));
    }

    /** The series as it is now that it is so late: those whose time has run out are missing. */
    public static Resource overdue(Resource series, Instant now) {
        Optional<Instant> deadline = deadline(series);
        if (deadline.isEmpty() || deadline.get().isAfter(now)) {
            return series;
        }
        long interval = interval(series);
        long first = series.require(EXPECTED);
        long passed = Duration.between(deadline.get(), now).toMillis() / interval + 1;
        List<Long> early = series.get(EARLY).orElse(List.of());
        long most = limit(series);
        // of a long outage only those that fit into the list are counted out
        List<Instant> missing = LongStream.range(Math.max(0, passed - most - early.size()), passed)
                .filter(step -> !early.contains(step)).mapToObj(step -> Instant.ofEpochMilli(first + step * interval))
                .toList();
        Resource moved = moved(series, passed);
        return missing.isEmpty() ? moved : noted(moved, missing);
    }

    /** The series when an instance with this generation time has come. */
    static Resource arrived(Resource series, Instant generated, Instant now) {
        if (!TimeSeriesType.isDetecting(series)) {
            return series;
        }
        Resource current = overdue(series, now);
        long interval = interval(series);
        Optional<Long> expected = current.get(EXPECTED);
        if (expected.isEmpty()) {
            return current.with(EXPECTED, generated.toEpochMilli() + interval);
        }
        long late = generated.toEpochMilli() - expected.get();
        long step = Math.floorDiv(late + interval / 2, interval);
        boolean fits = Math.abs(late - step * interval) <= tolerance(series);
        if (!fits || step < 0) {
            return current;
        }
        return step == 0 ? moved(current, 1) : early(current, step);
    }

    /** How many more are missing afterwards, as far as the list has them. */
    public static int added(Resource before, Resource after) {
        List<Object> known = before.get(MISSING_DATA_LIST).orElse(List.of());
        List<Object> now = after.get(MISSING_DATA_LIST).orElse(List.of());
        // the list only ever gets longer at its end
        int last = known.isEmpty() ? -1 : now.lastIndexOf(known.getLast());
        return now.size() - 1 - last;
    }

    /** For how many milliseconds nothing has come of what was expected, beyond two of its intervals. */
    private static long silence(Resource series) {
        long reached = TimeSeriesType.reached(series).map(micros -> micros / MICROS_IN_MILLI).orElse(FOREVER);
        return Math.max(0, series.require(EXPECTED) - reached - 2 * interval(series));
    }

    private static long tolerance(Resource series) {
        return series.get(PERIODIC_INTERVAL_DELTA).orElse(Math.min(interval(series) / 2, timer(series)));
    }

    private static long interval(Resource series) {
        return Math.min(FOREVER, series.require(PERIODIC_INTERVAL));
    }

    private static long timer(Resource series) {
        return Math.min(FOREVER, series.require(MISSING_DATA_DETECT_TIMER));
    }

    private static long limit(Resource series) {
        return Math.min(LONGEST, series.get(MISSING_DATA_MAX_NR).orElse((long) LONGEST));
    }

    /** The expectation moved on by so many intervals, and then over all that have come early. */
    private static Resource moved(Resource series, long steps) {
        TreeSet<Long> early = new TreeSet<>();
        series.get(EARLY).orElse(List.of()).stream().filter(step -> step >= steps).forEach(early::add);
        long all = steps;
        while (early.remove(all)) {
            all++;
        }
        long moved = all;
        long expected = series.require(EXPECTED) + moved * interval(series);
        return series.with(EXPECTED, expected).with(EARLY, early.stream().map(step -> step - moved).toList());
    }

    private static Resource early(Resource series, long step) {
        TreeSet<Long> early = new TreeSet<>(series.get(EARLY).orElse(List.of()));
        return step > AHEAD || !early.add(step) ? series : series.with(EARLY, List.copyOf(early));
    }

    private static Resource noted(Resource series, List<Instant> missing) {
        List<Object> list = new ArrayList<>(series.get(MISSING_DATA_LIST).orElse(List.of()));
        missing.stream().map(Timestamps::format).forEach(list::add);
        long number = Math.min(limit(series), series.get(MISSING_DATA_CURRENT_NR).orElse(0L) + missing.size());
        List<Object> kept = list.subList((int) Math.max(0, list.size() - number), list.size());
        return series.with(MISSING_DATA_LIST, List.copyOf(kept)).with(MISSING_DATA_CURRENT_NR, number);
    }
}
