// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.resource.DataType;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recurring time in UTC (m2m:scheduleEntry, TS-0004 6.3.3, 7.4.9.1): seven fields for second, minute, hour, day of
 * the month, month, day of the week (0 is Sunday) and year, each {@code *}, a number, a range {@code 8-18}, either
 * with a
 * step {@code /n}, or a list of those with commas. A moment belongs to it when all fields match. Immutable.
 */
public final class ScheduleEntry {
    /** The data type of attributes that hold one; it is kept as it was written. */
    public static final DataType<ScheduleEntry> TYPE = new Type();

    private static final int SECONDS_OF_DAY = 86_400;
    private static final Pattern ITEM = Pattern.compile("(?:\\*|(\\d{1,4})(?:-(\\d{1,4}))?)(?:/(\\d{1,4}))?");
    private static final List<Field> FIELDS = List.of(new Field("second", 0, 59), new Field("minute", 0, 59),
            new Field("hour", 0, 23), new Field("day of the month", 1, 31), new Field("month", 1, 12),
            new Field("day of the week", 0, 6), new Field("year", 2000, 9999));

    private final String text;
    private final List<BitSet> allowed;

    private ScheduleEntry(String text, List<BitSet> allowed) {
        this.text = text;
        this.allowed = allowed;
    }

    /** Reads the written form; IllegalArgumentException names the field at fault. */
    public static ScheduleEntry parse(String text) {
        String[] fields = text.strip().split(" +", -1);
        if (fields.length != FIELDS.size()) {
            throw new IllegalArgumentException("'" + text + "' has " + fields.length + " fields instead of 7");
        }
        List<BitSet> allowed = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            allowed.add(FIELDS.get(i).parse(fields[i]));
        }
        return new ScheduleEntry(text, List.copyOf(allowed));
    }

    /** Whether the moment, cut to the second, belongs to it. */
    public boolean matches(Instant moment) {
        ZonedDateTime time = moment.atZone(ZoneOffset.UTC);
        int[] values = {time.getSecond(), time.getMinute(), time.getHour(), time.getDayOfMonth(), time.getMonthValue(),
            time.getDayOfWeek().getValue() % 7, time.getYear()};
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || !allowed.get(i).get(values[i])) {
                return false;
            }
        }
        return true;
    }

    /** The first second from this moment on, within its day (UTC), that belongs to it. */
    public Optional<Instant> nextOnDay(Instant moment) {
        ZonedDateTime start = moment.atZone(ZoneOffset.UTC);
        for (int second = start.toLocalTime().toSecondOfDay(); second < SECONDS_OF_DAY; second++) {
            if (isWithin(second)) {
                Instant found = start.with(LocalTime.ofSecondOfDay(second)).toInstant();
                return Optional.of(found.isBefore(moment) ? moment : found).filter(this::matches);
            }
        }
        return Optional.empty();
    }

    private boolean isWithin(int second) {
        return allowed.get(0).get(second % 60) && allowed.get(1).get(second / 60 % 60)
                && allowed.get(2).get(second / 3600);
    }

    @Override
    public String toString() {
        return text;
    }

    /** The name and the bounds of one of the seven. */
    private record Field(String name, int least, int most) {

        BitSet parse(String text) {
            BitSet values = new BitSet();
            for (String item : text.split(",", -1)) {
                Matcher matcher = ITEM.matcher(item);
                if (!matcher.matches()) {
                    throw new IllegalArgumentException(
                            "the " + name + " '" + text + "' is not *, n, n-m, with /step, or a list");
                }
                add(values, matcher);
            }
            return values;
        }

        private void add(BitSet values, Matcher item) {
            String first = item.group(1);
            String last = item.group(2);
            String every = item.group(3);
            int from = first == null ? least : bounded(first);
            // a number with a step begins a range that goes to the end, as in cron
            int to = last != null ? bounded(last) : first != null && every == null ? from : most;
            int step = every == null ? 1 : Integer.parseInt(every);
            if (step == 0 || from > to) {
                throw new IllegalArgumentException("the " + name + " '" + item.group() + "' never occurs");
            }
            for (int value = from; value <= to; value += step) {
                values.set(value);
            }
        }

        private int bounded(String digits) {
            int value = Integer.parseInt(digits);
            if (value < least || value > most) {
                throw new IllegalArgumentException(
                        "the " + name + " " + value + " is not between " + least + " and " + most);
            }
            return value;
        }
    }

    private static final class Type implements DataType<ScheduleEntry> {
        @Override
        public String name() {
            return "a schedule entry";
        }

        @Override
        public Object check(Object value) {
            if (!(value instanceof String written)) {
                throw new IllegalArgumentException("is not " + name());
            }
            parse(written);
            return written;
        }

        @Override
        public ScheduleEntry read(Object checked) {
            return parse((String) checked);
        }

        @Override
        public Object write(ScheduleEntry view) {
            return view.text;
        }
    }
}
