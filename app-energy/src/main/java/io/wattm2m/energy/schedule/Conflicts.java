// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import io.wattm2m.energy.schedule.Occurrences.Occurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Schedules that want the opposite of the same plug at nearly the same time. Pure. */
public final class Conflicts {
    private static final Duration NEAR = Duration.ofMinutes(5);

    private Conflicts() {}

    /** The conflicts among what comes, given in the order of time; of two schedules and a plug the first. */
    public static List<Conflict> among(List<Occurrence> occurrences) {
        List<Conflict> conflicts = new ArrayList<>();
        for (int i = 0; i < occurrences.size(); i++) {
            Occurrence one = occurrences.get(i);
            for (int j = i + 1; j < occurrences.size() && isNear(one, occurrences.get(j)); j++) {
                add(one, occurrences.get(j), conflicts);
            }
        }
        return List.copyOf(conflicts);
    }

    private static void add(Occurrence one, Occurrence other, List<Conflict> conflicts) {
        if (one.schedule().power().equals(other.schedule().power())) {
            return;
        }
        one.schedule().deviceIds().stream().filter(other.schedule().deviceIds()::contains)
                .map(deviceId -> new Conflict(one.at(), deviceId, one.schedule().id(), other.schedule().id()))
                .filter(conflict -> conflicts.stream().noneMatch(conflict::isAgain)).forEach(conflicts::add);
    }

    private static boolean isNear(Occurrence one, Occurrence other) {
        return Duration.between(one.at(), other.at()).compareTo(NEAR) <= 0;
    }

    /**
     * Two schedules that want the opposite; the later one of the day has its way. Immutable.
     *
     * @param at when that happens first
     * @param deviceId of which plug
     * @param scheduleId the one
     * @param otherId the other
     */
    public record Conflict(Instant at, String deviceId, String scheduleId, String otherId) {
        private boolean isAgain(Conflict known) {
            boolean sameOrder = known.scheduleId.equals(scheduleId) && known.otherId.equals(otherId);
            boolean otherOrder = known.scheduleId.equals(otherId) && known.otherId.equals(scheduleId);
            return known.deviceId.equals(deviceId) && (sameOrder || otherOrder);
        }
    }
}
