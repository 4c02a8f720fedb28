// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Changes.Replacement;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.MissingData;
import io.wattm2m.cse.type.SubscriptionType;
import io.wattm2m.cse.type.TimeSeriesType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * When the next piece of data of each time series will be missing: follows the changes of the tree, and tells of data
 * that a change has found to be missing (TS-0001 10.2.4.26). One entry for each series that looks for missing data.
 * Thread-safe.
 */
public final class ExpectedData implements ChangeObserver {
    private final Map<String, Instant> deadlines = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<Due> queue =
            new ConcurrentSkipListSet<>(Comparator.comparing(Due::deadline).thenComparing(Due::series));
    private final Consumer<Resource> news;

    /**
     * Nothing expected yet.
     *
     * @param news told of a series for each piece of data that is missing, at once and in the order of the commits
     */
    public ExpectedData(Consumer<Resource> news) {
        this.news = news;
    }

    @Override
    public void applied(Changes applied, List<Resource> gone) {
        applied.created().forEach(this::created);
        Stream.concat(applied.updated().stream(), applied.adjusted().stream())
                .filter(change -> change.after().is(TimeSeriesType.NUMBER)).forEach(change -> {
                    follow(change.after());
                    tell(change);
                });
        applied.deleted().forEach(deleted -> forget(deleted.id()));
    }

    /** Looks after a series as it is now. */
    void follow(Resource series) {
        if (!series.is(TimeSeriesType.NUMBER)) {
            return;
        }
        forget(series.id());
        Optional<Instant> deadline = MissingData.deadline(series);
        deadline.ifPresent(moment -> {
            deadlines.put(series.id(), moment);
            queue.add(new Due(moment, series.id()));
        });
    }

    /** Looks after a series again at this time, unless something has changed meanwhile. */
    void postpone(String series, Instant until) {
        if (deadlines.putIfAbsent(series, until) == null) {
            queue.add(new Due(until, series));
        }
    }

    /** The series whose deadlines have passed, at most so many; they are not followed before they change. */
    List<String> due(Instant now, int most) {
        List<String> due = new ArrayList<>();
        while (due.size() < most && !queue.isEmpty() && !queue.first().deadline().isAfter(now)) {
            Optional.ofNullable(queue.pollFirst()).ifPresent(next -> {
                deadlines.remove(next.series(), next.deadline());
                due.add(next.series());
            });
        }
        return due;
    }

    /** Somebody who subscribes to a series may want to be told at once of what has been missing for long. */
    private void created(Resource created) {
        follow(created);
        if (created.is(SubscriptionType.NUMBER) && deadlines.containsKey(created.parentId())) {
            forget(created.parentId());
            postpone(created.parentId(), Instant.EPOCH);
        }
    }

    private void forget(String series) {
        Optional.ofNullable(deadlines.remove(series)).ifPresent(moment -> queue.remove(new Due(moment, series)));
    }

    private void tell(Replacement change) {
        int added = MissingData.added(change.before(), change.after());
        for (int count = 0; count < added; count++) {
            news.accept(change.after());
        }
    }

    private record Due(Instant deadline, String series) {}
}
