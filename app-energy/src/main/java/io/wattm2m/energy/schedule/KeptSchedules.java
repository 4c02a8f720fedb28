// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Schedules and their outcomes as documents. Thread-safe. */
public final class KeptSchedules implements ScheduleBook {
    private static final int ALL = 10_000;
    // sorts as text like time
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSS").withZone(ZoneOffset.UTC);
    private final Documents<Schedule> schedules;
    private final Documents<Outcome> outcomes;

    public KeptSchedules(Memory memory) {
        this.schedules = new Documents<>(memory, "schedule", Schedule.class);
        this.outcomes = new Documents<>(memory, "schedule-outcome", Outcome.class);
    }

    @Override
    public List<Schedule> all() {
        return schedules.last("", ALL).stream().sorted(Comparator.comparing(Schedule::id)).toList();
    }

    @Override
    public Optional<Schedule> find(String id) {
        return schedules.find(id);
    }

    @Override
    public void keep(Schedule schedule) {
        schedules.keep(schedule.id(), schedule);
    }

    @Override
    public void forget(String id) {
        schedules.forget(id);
    }

    @Override
    public void log(Outcome outcome) {
        outcomes.keep(MOMENT.format(outcome.at()) + "/" + outcome.scheduleId() + "/" + outcome.deviceId(), outcome);
    }

    @Override
    public List<Outcome> outcomes(int limit) {
        return outcomes.last("", limit);
    }

    @Override
    public void forgetOutcomesBefore(Instant moment) {
        outcomes.forgetBefore(MOMENT.format(moment));
    }
}
