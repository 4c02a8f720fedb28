// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.spi.Figure;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What the writer counts. Thread-safe. */
final class Measures {
    private final LongAdder commits = new LongAdder();
    private final LongAdder changes = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    /** So many decisions have become durable with one commit. */
    void committed(int decisions, long duration) {
        commits.increment();
        changes.add(decisions);
        nanos.add(duration);
    }

    List<Figure> figures() {
        return List.of(Figure.count("store.commits", "commits that have reached the disk", commits::sum),
                Figure.count("store.changes", "changes that were made with them", changes::sum),
                Figure.count("store.commit.seconds", "time that writing, committing and syncing have taken",
                        () -> nanos.sum() / (double) TimeUnit.SECONDS.toNanos(1)));
    }
}
