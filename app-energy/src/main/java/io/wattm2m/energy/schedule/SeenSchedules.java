// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import io.wattm2m.energy.insight.LookingThrough;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The schedules of somebody who sees some plugs only: of those that switch others there is no trace. As safe for
 * threads as what it shows.
 *
 * @param book with all of them
 * @param sees which plugs
 */
record SeenSchedules(ScheduleBook book, Predicate<String> sees) implements ScheduleBook {

    @Override
    public List<Schedule> all() {
        return book.all().stream().filter(this::isSeen).toList();
    }

    @Override
    public Optional<Schedule> find(String id) {
        return book.find(id).filter(this::isSeen);
    }

    @Override
    public void keep(Schedule schedule) {
        book.keep(schedule);
    }

    @Override
    public void forget(String id) {
        book.forget(id);
    }

    @Override
    public void log(Outcome outcome) {
        book.log(outcome);
    }

    @Override
    public List<Outcome> outcomes(int limit) {
        return LookingThrough.last(limit, book::outcomes, outcome -> sees.test(outcome.deviceId()));
    }

    @Override
    public void forgetOutcomesBefore(Instant moment) {
        book.forgetOutcomesBefore(moment);
    }

    private boolean isSeen(Schedule schedule) {
        return schedule.deviceIds().stream().allMatch(sees);
    }
}
