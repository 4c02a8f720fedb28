// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.type.MissingData;
import io.wattm2m.cse.type.SubscriptionType;
import io.wattm2m.cse.type.TimeSeriesType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes in time series what has not come in time (TS-0001 10.2.4.26). What is expected is kept in the series, so that
 * after a restart what has been missed meanwhile is found too. Thread-safe.
 */
public final class MissingDataDetector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MissingDataDetector.class);
    private static final long TICK_MILLIS = 100;
    private static final int TOGETHER = 256;
    private final Hosting hosting;
    private final Consequences consequences;
    private final ExpectedData expected;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("missing-data").daemon().factory());

    public MissingDataDetector(Hosting hosting, Consequences consequences, ExpectedData expected) {
        this.hosting = hosting;
        this.consequences = consequences;
        this.expected = expected;
    }

    /** Looks after all series that there are, and from now on after time. */
    public void start() {
        FilterCriteria series = new FilterCriteria(Usage.CONDITIONAL, Join.AND, List.of(new Condition(
                Tag.RESOURCE_TYPE, "ty", List.of(Integer.toString(TimeSeriesType.NUMBER)))), Page.ALL,
                Optional.empty());
        hosting.tree().byPath(hosting.cse().name()).ifPresent(root -> {
            try (Stream<Resource> all = hosting.tree().descendants(root, Integer.MAX_VALUE, series)) {
                all.forEach(expected::follow);
            }
        });
        Future<?> _ = timer.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void tick() {
        try {
            for (List<String> due = due(); !due.isEmpty(); due = due()) {
                noteTogether(due);
            }
        } catch (RuntimeException fault) {
            LOG.error("looking for missing data failed; it is tried again", fault);
        }
    }

    private List<String> due() {
        return hosting.store().nodes().onDuty() ? expected.due(hosting.now(), TOGETHER) : List.of();
    }

    /** At once, so that the write pipeline commits them together. */
    private void noteTogether(List<String> due) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            due.stream().filter(this::isToBeNoted).forEach(series -> executor.execute(() -> noteSafely(series)));
        }
    }

    /** Where nobody is told of what has been missing for long, some of it is noted together. */
    private boolean isToBeNoted(String id) {
        Optional<Instant> later = hosting.tree().byId(id).filter(series -> !isAwaited(series))
                .flatMap(MissingData::patience).filter(hosting.now()::isBefore);
        later.ifPresent(until -> expected.postpone(id, until));
        return later.isEmpty();
    }

    /** Whether a change of what is missing is told: to subscribers, or to other CSEs. */
    private boolean isAwaited(Resource series) {
        if (series.attributes().containsKey(Common.ANNOUNCE_TO.shortName())) {
            return true;
        }
        try (Stream<Resource> subscriptions = hosting.tree().children(series.id(), SubscriptionType.NUMBER)) {
            return subscriptions.findAny().isPresent();
        }
    }

    private void noteSafely(String series) {
        try {
            consequences.apply(tree -> overdue(tree, series));
        } catch (RuntimeException fault) {
            LOG.error("what is missing in {} could not be noted; it is with the next instance", series, fault);
        }
    }

    private Changes overdue(ResourceView tree, String id) {
        Optional<Resource> series = tree.byId(id);
        if (series.isEmpty()) {
            return Changes.NONE;
        }
        Resource noted = MissingData.overdue(series.get(), hosting.now());
        if (noted.equals(series.get())) {
            expected.follow(noted);
            return Changes.NONE;
        }
        return Changes.adjusted(series.get(), noted);
    }
}
