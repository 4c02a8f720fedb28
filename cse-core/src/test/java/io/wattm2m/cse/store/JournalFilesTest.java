// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be read of a journal that was cut, damaged, or left in the middle of something. */
class JournalFilesTest {
    private static final int RECORDS = 4;
    private static final Applied NOTHING = new Applied(0, 0);
    @TempDir
    private Path folder;
    private byte[] file = {};

    @BeforeEach
    void write() throws IOException {
        try (BatchJournal journal = BatchJournal.create(folder)) {
            append(journal, RECORDS, 30);
        }
        file = Files.readAllBytes(first());
    }

    @Test
    void whatWasAppendedIsReadInOrderAndOnlyWhatTheDatabaseDoesNotHave() throws IOException {
        RedoRecord second = new RedoRecord(2, 0, new byte[0]);
        List<Integer> checksums = new ArrayList<>();
        new JournalFiles(folder).read(bytes -> checksums.add(RedoRecord.checksum(bytes)));

        assertThat(read(NOTHING)).contains(upTo(RECORDS));
        assertThat(read(new Applied(2, checksums.get(1)))).contains(List.of(3L, 4L));
        assertThat(read(new Applied(RECORDS, checksums.getLast()))).contains(List.of());
        assertThatThrownBy(() -> new RedoChain(NOTHING).next(second.bytes())).hasMessageContaining("batch 2");
        assertThatThrownBy(() -> new RedoChain(new Applied(1, 5)).next(second.bytes()))
                .hasMessageContaining("of another time");
    }

    @Test
    void aFileThatIsCutHasAllThatIsWholeBeforeTheCut() throws IOException {
        int end = end();
        Files.write(first(), Arrays.copyOf(file, end));
        assertThat(read(NOTHING)).contains(upTo(RECORDS));

        for (int cut = end - 1; cut >= 16; cut--) {
            Files.write(first(), Arrays.copyOf(file, cut));

            List<Long> whole = read(NOTHING).orElseThrow();
            assertThat(whole).as("cut at %d", cut).isEqualTo(upTo(whole.size())).hasSizeLessThan(RECORDS);
            assertThat(cut < end - 60 || whole.size() == RECORDS - 1).as("cut at %d", cut).isTrue();
        }
    }

    @Test
    void aByteThatIsNotWhatItWasIsNoticedUnlessItCouldBeTheEnd() throws IOException {
        for (int position = 0; position < end(); position++) {
            byte[] damaged = file.clone();
            damaged[position] ^= 0x40;
            Files.write(first(), damaged);

            Optional<List<Long>> found = read(NOTHING);
            assertThat(found.isEmpty() || found.get().size() >= RECORDS - 1).as("byte %d: %s", position, found)
                    .isTrue();
        }
    }

    @Test
    void aFileWithoutItsHeaderAndAFileThatIsMissingAreNoticed() throws IOException {
        Files.write(first(), Arrays.copyOf(file, 10));
        assertThatThrownBy(() -> read(NOTHING, folder)).hasMessageContaining("no header");

        Path other = folder.resolve("other");
        try (BatchJournal journal = BatchJournal.create(other)) {
            append(journal, 3, 5 << 20);
        }
        assertThat(read(NOTHING, other)).isEqualTo(upTo(3));
        Files.delete(other.resolve("batches-1.journal"));
        assertThatThrownBy(() -> read(NOTHING, other)).hasMessageContaining("does not go on");
    }

    @Test
    void anArrayWhoseEndIsMissingIsNotTakenForTheBeginningOfTheNextOne() throws IOException {
        List<Integer> sizes = new ArrayList<>();
        Path other = folder.resolve("other");
        byte[] record = new RedoRecord(1, 0, new byte[700 << 10]).bytes();
        try (BatchJournal journal = BatchJournal.create(other)) {
            journal.append(record);
            journal.append(new byte[] {1, 2, 3, 4, 5});
        }
        Path path = other.resolve("batches-1.journal");
        byte[] bytes = Files.readAllBytes(path);
        Arrays.fill(bytes, 2 * (256 << 10), 2 * (256 << 10) + 200, (byte) 0); // where the second of three parts ends
        Files.write(path, bytes);

        new JournalFiles(other).read(read -> {
            sizes.add(read.length);
            assertThat(RedoRecord.read(read)).isEmpty();
        });

        assertThat(sizes).containsExactly(256 << 10, 5);
    }

    @Test
    void whatIsFreedIsGoneInTheEnd() throws IOException {
        Path other = folder.resolve("other");
        try (BatchJournal journal = BatchJournal.create(other)) {
            for (int n = 0; n < 60; n++) {
                journal.free(journal.append(new byte[1 << 20]));
            }
            await().untilAsserted(() -> assertThat(other.toFile().list()).hasSizeLessThan(6));
        }
        new JournalFiles(other).remove();
        assertThat(other).isEmptyDirectory();
    }

    private Path first() {
        return folder.resolve("batches-1.journal");
    }

    /** Where the zeros begin with which the file was filled. */
    private int end() {
        int end = file.length;
        while (file[end - 1] == 0) {
            end--;
        }
        return end;
    }

    private static void append(BatchJournal journal, int records, int size) throws IOException {
        int previous = 0;
        for (int number = 1; number <= records; number++) {
            byte[] rows = new byte[size];
            Arrays.fill(rows, (byte) ('a' + number));
            byte[] record = new RedoRecord(number, previous, rows).bytes();
            previous = RedoRecord.checksum(record);
            journal.append(record);
        }
    }

    /** The numbers that are found behind this state; empty where the journal is refused. */
    private Optional<List<Long>> read(Applied from) {
        try {
            return Optional.of(read(from, folder));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<Long> read(Applied from, Path folder) throws IOException {
        List<Long> numbers = new ArrayList<>();
        RedoChain chain = new RedoChain(from);
        new JournalFiles(folder).read(bytes -> chain.next(bytes).ifPresent(record -> numbers.add(record.number())));
        return numbers;
    }

    private static List<Long> upTo(int number) {
        return LongStream.rangeClosed(1, number).boxed().toList();
    }
}
