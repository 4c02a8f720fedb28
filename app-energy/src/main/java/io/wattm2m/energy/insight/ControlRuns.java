// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.state.StateModel;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From when until when automatic control was on, and what the power of the plug meant before: what it saves is told
 * from that for as long as it is on, and minutes are forgotten long before that. Thread-safe.
 */
final class ControlRuns {
    private static final int MOST = 100;
    private final Documents<Run> runs;

    ControlRuns(Memory memory) {
        this.runs = new Documents<>(memory, "control-run", Run.class);
    }

    void keep(String deviceId, Run run) {
        runs.keep(deviceId + "/" + run.since, run);
    }

    /** Control of a plug is on no more from this day on. */
    void end(String deviceId, LocalDate day) {
        all(deviceId).stream().filter(run -> run.until == null).forEach(run -> keep(deviceId, run.until(day)));
    }

    /** The one that began on this day. */
    Optional<Run> of(String deviceId, LocalDate since) {
        return runs.find(deviceId + "/" + since);
    }

    /** The one that has most of the days from one on and before another; empty where none has any. */
    Optional<Run> longest(String deviceId, LocalDate from, LocalDate to) {
        return all(deviceId).stream().filter(run -> run.daysWithin(from, to) > 0)
                .max(Comparator.comparingLong(run -> run.daysWithin(from, to)));
    }

    private List<Run> all(String deviceId) {
        return runs.last(deviceId + "/", MOST);
    }

    /**
     * A time for which control was on. Immutable.
     *
     * @param since the day on which it was switched on
     * @param until the day on which it was switched off, or another rule was chosen; null where it is on
     * @param model what power meant before
     * @param standbyW the power of standby before; 0 where there was none
     */
    record Run(LocalDate since, @Nullable LocalDate until, StateModel model, double standbyW) {
        Run {
            requireNonNull(since, "since is null");
            requireNonNull(model, "model is null");
        }

        Run until(LocalDate day) {
            return new Run(since, day, model, standbyW);
        }

        Run with(StateModel other) {
            return new Run(since, until, other, standbyW);
        }

        /** The first whole day that is within, as the later of two. */
        LocalDate first(LocalDate from) {
            LocalDate first = since.plusDays(1);
            return first.isAfter(from) ? first : from;
        }

        /** The day after the last whole day that is within. */
        LocalDate end(LocalDate to) {
            return until != null && until.isBefore(to) ? until : to;
        }

        private long daysWithin(LocalDate from, LocalDate to) {
            return end(to).toEpochDay() - first(from).toEpochDay();
        }
    }
}
