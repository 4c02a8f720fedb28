// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.spi.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what the journal has, and the database has lost or never had, into the tables when the store is opened. What
 * is damaged at the end of the journal was being written when everything stopped, and was never acknowledged; whatever
 * is missing before something whole ends the start. Belongs to one thread.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private final Database database;
    private final Path folder;
    private final RedoChain chain;
    private long written;

    private Recovery(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
        this.chain = new RedoChain(database.read(Applied::of));
    }

    /** Leaves the database with everything that was acknowledged, on disk, and no journal. */
    static Applied recover(Database database, Path folder) {
        return new Recovery(database, folder).recovered();
    }

    private Applied recovered() {
        JournalFiles files = new JournalFiles(folder);
        try {
            files.read(this::apply);
            if (chain.damaged()) {
                LOG.warn("The journal in {} ends with a batch that is not whole: it was never acknowledged, unless the"
                        + " disk is damaged", folder);
            }
            if (written > 0) {
                LOG.info("{} batches were written again from the journal", written);
            }
            if (files.exist()) {
                database.sync(); // also what was there may not be on disk yet
                files.remove();
            }
            return chain.applied();
        } catch (IOException e) {
            LOG.error("The journal in {} is damaged", folder, e);
            throw new StartFailure("the journal in " + folder + " cannot be read: " + e.getMessage()
                    + "; docs/storage.md says what can be done", e);
        }
    }

    private void apply(byte[] bytes) throws IOException {
        Optional<RedoRecord> next = chain.next(bytes);
        if (next.isPresent()) {
            write(RowCodec.read(next.get().rows()));
            written++;
        }
    }

    private void write(BatchRows rows) throws IOException {
        try {
            var _ = database.write(session -> {
                RowWriter.write(rows, session);
                chain.applied().note(session);
            });
        } catch (SQLException e) {
            throw new IOException("batch " + chain.applied().batch() + " cannot be written: " + e.getMessage(), e);
        }
    }
}
