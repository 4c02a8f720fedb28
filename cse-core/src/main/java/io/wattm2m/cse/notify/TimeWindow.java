// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.CrossResourceSubscriptionType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of several events have happened within a time (TS-0001 9.6.58, {@code timeWindowType} and
 * {@code eventEvaluationMode}). Thread-safe.
 */
final class TimeWindow {
    private static final long ALL_PRESENT = 1;
    private static final long SOME_PRESENT = 2;
    private static final long SOME_OR_ALL_MISSING = 3;
    private static final long ALL_MISSING = 4;

    private final Set<String> expected;
    private final boolean periodic;
    private final Duration size;
    private final long mode;
    private final Map<String, Duration> happened = new HashMap<>();
    private Optional<Duration> opened = Optional.empty();
    private boolean told;

    TimeWindow(Resource crossResourceSubscription, Duration now) {
        this.expected = Set.copyOf(
                crossResourceSubscription.get(CrossResourceSubscriptionType.LISTENED_TO).orElse(List.of()));
        this.periodic = crossResourceSubscription
                .require(CrossResourceSubscriptionType.TIME_WINDOW_TYPE) == CrossResourceSubscriptionType.PERIODIC;
        this.size = crossResourceSubscription.require(CrossResourceSubscriptionType.TIME_WINDOW_SIZE);
        this.mode = crossResourceSubscription.get(CrossResourceSubscriptionType.EVENT_EVALUATION_MODE)
                .orElse(ALL_PRESENT);
        if (periodic) {
            opened = Optional.of(now);
        }
    }

    boolean expects(String event) {
        return expected.contains(event);
    }

    /** An event has happened. Whether that is to be told now. */
    synchronized boolean happens(String event, Duration now) {
        pass(now);
        if (opened.isEmpty()) {
            opened = Optional.of(now);
        }
        happened.put(event, now);
        boolean complete = mode == ALL_PRESENT && !told && happened.keySet().containsAll(expected);
        if (complete && periodic) {
            told = true;
        } else if (complete) {
            happened.clear();
            opened = Optional.empty();
        }
        return complete;
    }

    /** When the window has to be looked at again; empty where that is not before another event. */
    synchronized Optional<Duration> end() {
        return mode == ALL_PRESENT ? Optional.empty() : opened.map(start -> start.plus(size));
    }

    /** It is so late. Whether a window has ended in which there is something to tell of. */
    synchronized boolean ends(Duration now) {
        boolean over = end().filter(end -> end.compareTo(now) <= 0).isPresent();
        boolean telling = over && isMet();
        pass(now);
        return telling;
    }

    private boolean isMet() {
        int present = happened.size();
        int missing = expected.size() - present;
        return mode == SOME_PRESENT ? present > 0
                : mode == SOME_OR_ALL_MISSING ? missing > 0
                        : mode == ALL_MISSING ? present == 0 : present > 0 && missing > 0;
    }

    /** Opens the next window where one has passed, and forgets what does not belong to it. */
    private void pass(Duration now) {
        Duration start = opened.orElse(now);
        if (periodic && !now.minus(start).minus(size).isNegative()) {
            opened = Optional.of(start.plus(size.multipliedBy(now.minus(start).dividedBy(size))));
            happened.clear();
            told = false;
        } else if (!periodic && mode == ALL_PRESENT) {
            happened.values().removeIf(moment -> moment.plus(size).compareTo(now) < 0);
        } else if (!periodic && start.plus(size).compareTo(now) <= 0) {
            happened.clear();
            opened = Optional.empty();
        }
    }
}
