// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.activemq.artemis.core.io.IOCriticalErrorListener;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.apache.activemq.artemis.core.journal.EncoderPersister;
import org.apache.activemq.artemis.core.journal.IOCompletion;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.journal.impl.dataformat.ByteArrayEncoding;

/**
 * Byte arrays in the files of an Apache Artemis journal, each on disk before {@link #append} returns, until they are
 * freed. Appending belongs to one thread; freeing may be done by another.
 *
 * <p>A journal is made anew at each start, and none of its files is used twice: what a file had before can then never
 * be taken for what it has, and the number in its name is that in its header.
 */
final class BatchJournal implements AutoCloseable {
    static final String EXTENSION = "journal";
    static final String PREFIX = "batches";
    /** In the type of a record: that it is the first part of an array, and that it is the last. */
    static final byte FIRST = 1;
    static final byte LAST = 2;
    private static final int FILE = 8 << 20;
    /** What is longer takes several records of the journal, because each has to fit into a file. */
    private static final int PART = 256 << 10;
    private final Path folder;
    private final JournalImpl journal;
    private volatile CompletableFuture<Void> pending = CompletableFuture.completedFuture(null);
    private long named;
    private long lastId;
    private long lastFreed;

    private BatchJournal(Path folder) {
        this.folder = folder;
        // of failures that no caller waits for, and of those that the caller's completion is not told of
        journal = artemis(folder, (failure, message, file) -> pending.completeExceptionally(failure));
    }

    /** A new journal in a folder that has none. */
    static BatchJournal create(Path folder) throws IOException {
        Files.createDirectories(folder);
        BatchJournal created = new BatchJournal(folder);
        created.journal.start();
        try {
            calling(() -> created.journal.load(new ArrayList<>(), new ArrayList<>(), (id, added, deleted) -> {}));
            created.syncNames();
            return created;
        } catch (IOException | RuntimeException e) {
            created.close();
            throw e;
        }
    }

    /** The library's journal in this folder. */
    static JournalImpl artemis(Path folder, IOCriticalErrorListener failures) {
        NIOSequentialFileFactory files = new NIOSequentialFileFactory(folder.toFile(), failures, 1);
        return new JournalImpl(null, FILE, 2, 0, 0, 0, 5, files, PREFIX, EXTENSION, 1, 0, failures, 0);
    }

    /** Appends these bytes; returns, when they are on disk, with the number up to which they can be freed. */
    long append(byte[] bytes) throws IOException {
        CompletableFuture<Void> written = new CompletableFuture<>();
        pending = written;
        for (int from = 0; from < bytes.length; from += PART) {
            boolean last = from + PART >= bytes.length;
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PART));
            append((byte) ((from == 0 ? FIRST : 0) | (last ? LAST : 0)), part,
                    new Completion(last ? written : new CompletableFuture<>()));
        }
        try {
            written.join();
        } catch (CompletionException e) {
            throw new IOException("the journal cannot be written: " + e.getCause(), e);
        }
        syncNames();
        return lastId;
    }

    /** Gives back the room of what was appended up to this number; it may be found again after a crash. */
    synchronized void free(long upTo) throws IOException {
        while (lastFreed < upTo) {
            long id = ++lastFreed;
            calling(() -> journal.appendDeleteRecord(id, false));
        }
    }

    @Override
    public void close() {
        journal.stop();
    }

    /** A record in a file whose name is lost would be lost as well. */
    private void syncNames() throws IOException {
        long file = journal.getCurrentFile().getFileID();
        if (file != named) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
            named = file;
        }
    }

    private void append(byte type, byte[] part, IOCompletion completion) throws IOException {
        long id = ++lastId;
        calling(() -> journal.appendAddRecord(id, type, EncoderPersister.getInstance(), new ByteArrayEncoding(part),
                (type & LAST) != 0, completion));
    }

    /** The library says of everything that it may throw anything. */
    static void calling(Call call) throws IOException {
        try {
            call.run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** A call of the library. */
    interface Call {
        void run() throws Exception;
    }

    /** Is told when a record is on disk. */
    private record Completion(CompletableFuture<Void> outcome) implements IOCompletion {
        @Override
        public void storeLineUp() {}

        @Override
        public void done() {
            outcome.complete(null);
        }

        @Override
        public void onError(int code, String message) {
            outcome.completeExceptionally(new IOException(message));
        }
    }
}
