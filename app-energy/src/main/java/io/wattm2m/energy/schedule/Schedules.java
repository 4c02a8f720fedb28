// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.energy.schedule.Conflicts.Conflict;
import io.wattm2m.energy.schedule.Occurrences.Occurrence;
import io.wattm2m.energy.schedule.Outcome.Kind;
import io.wattm2m.energy.schedule.Schedule.Missed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The schedules of a household, and what they do when their times come. What is protected and what a person has
 * switched lately comes before them, they come before automatic control. Thread-safe.
 */
public final class Schedules implements Timer.Listener {
    /** How late a time may be carried out as if it were in time. */
    static final Duration IN_TIME = Duration.ofMinutes(2);
    private static final int MOST = 10_000;
    private static final Duration LOGGED = Duration.ofDays(90);
    private final ScheduleBook book;
    private final Occurrences occurrences;
    private final Timer timer;
    private final ScheduledPlugs plugs;
    private final Clock clock;

    /**
     * Schedules that are kept and carried out.
     *
     * @param book where they and their outcomes are kept
     * @param occurrences when they come
     * @param timer what wakes them
     * @param plugs what they switch
     * @param clock the present
     */
    public Schedules(ScheduleBook book, Occurrences occurrences, Timer timer, ScheduledPlugs plugs, Clock clock) {
        this.book = book;
        this.occurrences = occurrences;
        this.timer = timer;
        this.plugs = plugs;
        this.clock = clock;
    }

    /** The same for somebody who sees some plugs only. */
    public Schedules seenBy(Predicate<String> sees) {
        return new Schedules(new SeenSchedules(book, sees), occurrences, timer, plugs, clock);
    }

    /** Sets the timer for what is in force and not set yet, as after a restore. */
    public void resume() {
        book.all().stream().filter(schedule -> !timer.isSet(schedule.id())).forEach(this::setNext);
    }

    /** All, in the order of their ids. */
    public List<Schedule> all() {
        return book.all();
    }

    /** One; empty where there is none of this id. */
    public Optional<Schedule> find(String id) {
        return book.find(id);
    }

    /** Keeps a schedule, in the place of one with the same id; IllegalStateException where there are too many. */
    public void keep(Schedule schedule) {
        if (book.find(schedule.id()).isEmpty() && book.all().size() >= MOST) {
            throw new IllegalStateException("there are " + MOST + " schedules, which is the most there may be");
        }
        book.keep(schedule);
        timer.cancel(schedule.id());
        setNext(schedule);
    }

    /** Forgets a schedule. */
    public void delete(String id) {
        timer.cancel(id);
        book.forget(id);
    }

    /** What comes within a time from now. */
    public List<Occurrence> upcoming(Duration time) {
        return occurrences.between(book.all(), clock.instant(), clock.instant().plus(time));
    }

    /** When a schedule comes next; empty where it is not in force or never comes. */
    public Optional<Instant> next(Schedule schedule) {
        return schedule.enabled() ? occurrences.after(schedule, clock.instant()) : Optional.empty();
    }

    /** What contradicts itself within a time from now. */
    public List<Conflict> conflicts(Duration time) {
        return Conflicts.among(upcoming(time));
    }

    /** What became of the last times, the newest first. */
    public List<Outcome> outcomes(int limit) {
        return book.outcomes(limit);
    }

    @Override
    public void due(String scheduleId, Instant planned) {
        book.find(scheduleId).filter(Schedule::enabled).ifPresent(schedule -> {
            boolean late = planned.plus(IN_TIME).isBefore(clock.instant());
            Instant current = late ? latest(schedule, planned) : planned;
            schedule.deviceIds().forEach(deviceId -> carryOut(schedule, deviceId, current));
            setNext(schedule);
        });
    }

    private void carryOut(Schedule schedule, String deviceId, Instant planned) {
        Instant now = clock.instant();
        Verdict verdict = verdict(schedule, deviceId, planned, now);
        if (verdict.kind == Kind.ASKED) {
            plugs.hold(deviceId, now.plus(schedule.hold()));
        }
        book.log(new Outcome(now, planned, schedule.id(), deviceId, schedule.power(), verdict.kind,
                verdict.explanation));
        book.forgetOutcomesBefore(now.minus(LOGGED));
    }

    private Verdict verdict(Schedule schedule, String deviceId, Instant planned, Instant now) {
        if (planned.plus(IN_TIME).isBefore(now) && schedule.missed() == Missed.SKIP) {
            return new Verdict(Kind.MISSED, "planned for " + planned + ", which was missed");
        }
        if (!schedule.switchesOn() && plugs.isProtected(deviceId)) {
            return new Verdict(Kind.PROTECTED, deviceId + " is protected from being switched off");
        }
        Optional<Instant> held = plugs.heldByHandUntil(deviceId, now);
        if (held.isPresent()) {
            return new Verdict(Kind.HELD_BY_HAND, "somebody has switched " + deviceId + ", which holds until "
                    + held.get());
        }
        try {
            plugs.power(deviceId, schedule.power());
            return new Verdict(Kind.ASKED, deviceId + " was asked to switch " + schedule.power());
        } catch (RequestFailure e) {
            return new Verdict(Kind.FAILED, deviceId + " could not be asked: " + e.text());
        }
    }

    /** The last time of a schedule that has come by now. */
    private Instant latest(Schedule schedule, Instant planned) {
        Instant latest = planned;
        Optional<Instant> next = occurrences.after(schedule, planned);
        while (next.filter(time -> !time.isAfter(clock.instant())).isPresent()) {
            latest = next.get();
            next = occurrences.after(schedule, latest);
        }
        return latest;
    }

    private void setNext(Schedule schedule) {
        next(schedule).ifPresent(at -> timer.set(schedule.id(), at));
    }

    private record Verdict(Kind kind, String explanation) {}
}
