// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a controller remembers of an outlet between decisions; kept, it survives a restart. Immutable.
 *
 * @param relayOn whether the outlet was on after the last decision
 * @param switchedAt when it was switched last, by whomever
 * @param usedAt when its appliance was last in use
 * @param switchings when the controller switched it on this day
 * @param manual what people did
 */
public record ControlState(boolean relayOn, LocalDateTime switchedAt, LocalDateTime usedAt,
        List<LocalDateTime> switchings, Manual manual) {

    public ControlState {
        requireNonNull(switchedAt, "switchedAt is null");
        requireNonNull(usedAt, "usedAt is null");
        switchings = List.copyOf(switchings);
        requireNonNull(manual, "manual is null");
    }

    /** An outlet that is on, and was never switched by anybody. */
    public static ControlState on(LocalDateTime now) {
        return new ControlState(true, now, now, List.of(), new Manual(LocalDateTime.MIN, List.of(), false));
    }

    /** The same after a person has agreed to go on. */
    public ControlState resumed() {
        return new ControlState(relayOn, switchedAt, usedAt, switchings,
                new Manual(manual.holdUntil(), List.of(), false));
    }

    /** The same with the relay found where it is, for which no hand of a person is to blame. */
    public ControlState found(boolean on) {
        return new ControlState(on, switchedAt, usedAt, switchings, manual);
    }

    /** The same after somebody else has switched it: no override, but its times begin anew. */
    public ControlState foundSwitched(boolean on, LocalDateTime now) {
        return new ControlState(on, now, usedAt, switchings, manual);
    }

    /** The same, held until then at least. */
    public ControlState heldUntil(LocalDateTime until) {
        return until.isAfter(manual.holdUntil())
                ? new ControlState(relayOn, switchedAt, usedAt, switchings,
                        new Manual(until, manual.overrides(), manual.suspended()))
                : this;
    }

    /** Since when it is on and not in use. */
    LocalDateTime idleSince() {
        return usedAt.isAfter(switchedAt) ? usedAt : switchedAt;
    }

    ControlState used(LocalDateTime now) {
        return new ControlState(relayOn, switchedAt, now, switchings, manual);
    }

    ControlState onDayOf(LocalDateTime now) {
        boolean sameDay = switchings.isEmpty() || switchings.getLast().toLocalDate().equals(now.toLocalDate());
        return sameDay ? this : new ControlState(relayOn, switchedAt, usedAt, List.of(), manual);
    }

    ControlState switched(boolean toOn, LocalDateTime now) {
        return new ControlState(toOn, now, usedAt, Stream.concat(switchings.stream(), Stream.of(now)).toList(), manual);
    }

    ControlState switchedByHand(boolean toOn, LocalDateTime now, Duration hold) {
        return new ControlState(toOn, now, usedAt, switchings, manual.after(toOn, now, hold));
    }

    /**
     * What people did. Immutable.
     *
     * @param holdUntil their switching holds until then
     * @param overrides when they switched on what the controller had cut, of the last three days
     * @param suspended whether the controller has stopped, because they did so twice
     */
    public record Manual(LocalDateTime holdUntil, List<LocalDateTime> overrides, boolean suspended) {
        private static final Duration MEMORY = Duration.ofDays(3);
        private static final int PATIENCE = 2;

        public Manual {
            requireNonNull(holdUntil, "holdUntil is null");
            overrides = List.copyOf(overrides);
        }

        private Manual after(boolean override, LocalDateTime now, Duration hold) {
            Stream<LocalDateTime> recent = overrides.stream().filter(past -> past.isAfter(now.minus(MEMORY)));
            List<LocalDateTime> all = (override ? Stream.concat(recent, Stream.of(now)) : recent).toList();
            return new Manual(now.plus(hold), all, suspended || all.size() >= PATIENCE);
        }
    }
}
