// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.hibernate.StatelessSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in front of H2: a batch counts as made when its rows are in the journal, for which one write and one sync
 * will do, and H2 writes its pages later, many batches at a time. After a crash {@link Recovery} makes up for what H2
 * has lost.
 */
final class RedoJournal implements RedoLog {
    private static final Logger LOG = LoggerFactory.getLogger(RedoJournal.class);
    private final Reach reach;
    private final JournalFiles files;
    private final BatchJournal journal;
    private final Checkpoints checkpoints;
    private Applied applied;
    private byte[] noted = {};
    private boolean broken;

    private RedoJournal(Reach reach, JournalFiles files, BatchJournal journal, Checkpoints checkpoints,
            Applied applied) {
        this.reach = reach;
        this.files = files;
        this.journal = journal;
        this.checkpoints = checkpoints;
        this.applied = applied;
    }

    /**
     * Starts a journal after the state that the recovery has left.
     *
     * @param limit how many bytes it may have before the database is synced
     */
    static RedoJournal start(Database database, Path folder, Applied applied, long limit) throws IOException {
        BatchJournal journal = BatchJournal.create(folder);
        return new RedoJournal(database.reach(), new JournalFiles(folder), journal,
                new Checkpoints(database, journal, limit),
                applied);
    }

    @Override
    public void note(BatchRows rows, StatelessSession session) {
        if (broken) {
            throw new IllegalStateException("the journal has failed before");
        }
        RedoRecord record = new RedoRecord(applied.batch() + 1, applied.checksum(), RowCodec.write(rows));
        noted = record.bytes();
        new Applied(record.number(), RedoRecord.checksum(noted)).note(session);
    }

    @Override
    public void sync() {
        byte[] record = noted;
        noted = new byte[0];
        try {
            long upTo = journal.append(record);
            applied = new Applied(applied.batch() + 1, RedoRecord.checksum(record));
            checkpoints.appended(upTo, record.length);
        } catch (IOException e) {
            broken = true; // the database has a batch that the journal has not: nothing may come behind it
            reach.breakOff();
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves no journal behind where the database can do without it. */
    @Override
    public void close() {
        checkpoints.close();
        boolean synced = checkpoints.checkpoint();
        journal.close();
        try {
            if (synced) {
                files.remove();
            }
        } catch (IOException e) {
            LOG.warn("The journal could not be removed, and does no harm: {}", e.getMessage());
        }
    }
}
