// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import org.hibernate.StatelessSession;

/**
 * What makes the writer's commits last where the database alone does not do it, or does it later. Belongs to the
 * writer's thread.
 */
interface RedoLog extends AutoCloseable {
    /** Where the commit is all there is. */
    RedoLog NONE = new RedoLog() {
        @Override
        public void note(BatchRows rows, StatelessSession session) {}

        @Override
        public void sync() {}

        @Override
        public void close() {}
    };

    /** Notes a batch, in the transaction that is about to write it. */
    void note(BatchRows rows, StatelessSession session);

    /** Returns when the batch that was noted last, and is committed now, is on disk. */
    void sync();

    @Override
    void close();
}
