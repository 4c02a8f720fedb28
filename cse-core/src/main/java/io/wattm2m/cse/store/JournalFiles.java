// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.journal.RecordInfo;
import org.apache.activemq.artemis.core.journal.impl.JournalFile;
import org.apache.activemq.artemis.core.journal.impl.JournalFilesRepository;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.journal.impl.JournalReaderCallback;

/** The files that a {@link BatchJournal} has left, which are read without being changed. */
final class JournalFiles {
    private final Path folder;

    JournalFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads everything that is whole, in the order in which it was appended, whether it was freed or not.
     *
     * @throws IOException also where a file's header is damaged, because the library would take it for an empty one
     */
    void read(Reader reader) throws IOException {
        for (Path file : list()) {
            // those that were being made have another extension, and nothing in them
            if (file.toString().endsWith(BatchJournal.EXTENSION) && Files.size(file) < JournalImpl.SIZE_HEADER) {
                throw new IOException(file.getFileName() + " has no header");
            }
        }
        JournalImpl journal = BatchJournal.artemis(folder, (failure, message, file) -> {});
        Parts parts = new Parts(reader);
        BatchJournal.calling(() -> {
            for (JournalFile file : journal.orderFiles()) {
                checkHeader(file);
                JournalImpl.readJournalFile(journal.getFileFactory(), file, parts);
                file.getFile().close();
            }
        });
    }

    /** Whether there are any. */
    boolean exist() throws IOException {
        return !list().isEmpty();
    }

    /** Removes them. */
    void remove() throws IOException {
        for (Path file : list()) {
            Files.delete(file);
        }
    }

    private List<Path> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(BatchJournal.PREFIX)).toList();
        }
    }

    private static void checkHeader(JournalFile file) throws IOException {
        String name = file.getFile().getFileName();
        if (JournalFilesRepository.getFileNameID(BatchJournal.PREFIX, name) != file.getFileID()) {
            throw new IOException(name + " says of itself that it is number " + file.getFileID());
        }
    }

    /** Takes what is read, in order. */
    interface Reader {
        void read(byte[] bytes) throws IOException;
    }

    /** Puts together what was too long for one record. */
    private static final class Parts implements JournalReaderCallback {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Reader reader;

        Parts(Reader reader) {
            this.reader = reader;
        }

        @Override
        public void onReadAddRecord(RecordInfo record) throws IOException {
            if ((record.userRecordType & BatchJournal.FIRST) != 0 && bytes.size() > 0) {
                complete(); // which it is not: its end is missing
            }
            bytes.write(record.data);
            if ((record.userRecordType & BatchJournal.LAST) != 0) {
                complete();
            }
        }

        private void complete() throws IOException {
            byte[] whole = bytes.toByteArray();
            bytes.reset();
            reader.read(whole);
        }
    }
}
