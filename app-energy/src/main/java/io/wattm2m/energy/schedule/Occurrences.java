// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When schedules come: a function of the schedule, the place and its holidays. Thread-safe. */
public final class Occurrences {
    private static final int PATIENCE = 400;
    private final Place place;
    private final Holidays holidays;

    public Occurrences(Place place, Holidays holidays) {
        this.place = place;
        this.holidays = holidays;
    }

    /** The first moment of a schedule after another; empty where there is none within two years. */
    public Optional<Instant> after(Schedule schedule, Instant moment) {
        Days days = new Days(schedule.repeat(), holidays);
        // by the sun, the moment of a day may lie on the day before or after it
        LocalDate from = LocalDate.ofInstant(moment, place.zone()).minusDays(1);
        for (int tries = 0; tries < PATIENCE; tries++) {
            Optional<LocalDate> day = days.from(from);
            if (day.isEmpty()) {
                return Optional.empty();
            }
            Optional<Instant> found = schedule.time().on(day.get(), place).filter(moment::isBefore);
            if (found.isPresent()) {
                return found;
            }
            from = day.get().plusDays(1);
        }
        return Optional.empty();
    }

    /** All that comes between two moments, in the order of time. */
    public List<Occurrence> between(List<Schedule> schedules, Instant from, Instant to) {
        List<Occurrence> all = new ArrayList<>();
        for (Schedule schedule : schedules) {
            Optional<Instant> next = after(schedule, from);
            while (schedule.enabled() && next.filter(to::isAfter).isPresent()) {
                all.add(new Occurrence(next.get(), schedule));
                next = after(schedule, next.get());
            }
        }
        all.sort(Comparator.comparing(Occurrence::at));
        return List.copyOf(all);
    }

    /**
     * A time at which a schedule comes. Immutable.
     *
     * @param at the moment
     * @param schedule which
     */
    public record Occurrence(Instant at, Schedule schedule) {
        public Occurrence {
            requireNonNull(at, "at is null");
            requireNonNull(schedule, "schedule is null");
        }
    }
}
