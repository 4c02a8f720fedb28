// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.spi.Distribution;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the writer measures. Thread-safe. */
final class Measures {
    private static final List<Double> SECONDS =
            List.of(.0001, .0002, .0005, .001, .002, .005, .01, .02, .05, .1, .2, .5, 1., 2., 5., 10., 30.);
    private static final List<Double> CHANGES = List.of(1., 2., 5., 10., 20., 50., 100., 200., 500., 1_000., 2_000.);
    private final Distribution times = Distribution.of("store.commit.seconds",
            "time that writing, committing and syncing a batch of changes has taken", SECONDS);
    private final Distribution syncs = Distribution.of("store.sync.seconds",
            "time from the commit of a batch of changes until it was on disk", SECONDS);
    private final Distribution sizes = Distribution.of("store.batch", "changes that share a commit", CHANGES);

    /** So many decisions have become durable with one commit, in so many nanoseconds of which so many were its own. */
    void committed(int decisions, long nanos, long syncNanos) {
        sizes.note(decisions);
        times.note(seconds(nanos));
        syncs.note(seconds(syncNanos));
    }

    List<Distribution> distributions() {
        return List.of(times, syncs, sizes);
    }

    private static double seconds(long nanos) {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
