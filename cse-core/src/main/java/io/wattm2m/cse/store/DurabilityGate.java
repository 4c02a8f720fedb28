// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.util.concurrent.CompletableFuture;

/**
 * Keeps back what a reader has found between the commit of a batch, from which on the database shows it, and the moment
 * it is on disk. The writer never waits for readers. Thread-safe.
 */
final class DurabilityGate {
    private volatile CompletableFuture<Void> opened = CompletableFuture.completedFuture(null);

    /** The writer is about to commit. */
    void shut() {
        opened = new CompletableFuture<>();
    }

    /** What was committed is durable, or the commit has failed. */
    void open() {
        opened.complete(null);
    }

    /** Returns when everything that the caller may have read before is durable. */
    void pass() {
        opened.join();
    }
}
