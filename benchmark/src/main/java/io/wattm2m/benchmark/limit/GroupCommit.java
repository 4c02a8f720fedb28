// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.limit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Records appended to a file by one writer that syncs all who wait with one fdatasync: the least that a durable answer
 * costs on this disk, for so many who ask at once. Thread-safe.
 */
public final class GroupCommit implements AutoCloseable {
    private static final int MOST = 2_000;
    private static final Waiting STOP = new Waiting(new byte[0]);
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(10_000);
    private final FileChannel file;
    private final Thread writer = Thread.ofPlatform().name("appender").unstarted(this::write);

    private GroupCommit(FileChannel file) {
        this.file = file;
    }

    /** Appends to a file of its own in this folder. */
    public static GroupCommit in(Path folder) throws IOException {
        GroupCommit commit = new GroupCommit(FileChannel.open(folder.resolve("appended"), StandardOpenOption.CREATE,
                StandardOpenOption.APPEND));
        commit.writer.start();
        return commit;
    }

    /** Returns when the record is on disk. */
    public void append(byte[] bytes) throws IOException {
        Waiting mine = new Waiting(bytes);
        try {
            waiting.put(mine);
            mine.synced.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (CompletionException e) {
            throw new IOException(e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        waiting.add(STOP);
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }

    private void write() {
        List<Waiting> group = new ArrayList<>();
        boolean running = true;
        while (running) {
            group.clear();
            try {
                group.add(waiting.take());
                waiting.drainTo(group, MOST);
                running = !group.remove(STOP);
                force(group);
                group.forEach(done -> done.synced.complete(null));
            } catch (InterruptedException | IOException e) { // those who wait are told
                group.forEach(failed -> failed.synced.completeExceptionally(e));
            }
        }
    }

    private void force(List<Waiting> group) throws IOException {
        ByteBuffer together = ByteBuffer.allocate(group.stream().mapToInt(one -> one.bytes.length).sum());
        group.forEach(one -> together.put(one.bytes));
        together.flip();
        while (together.hasRemaining()) {
            file.write(together);
        }
        file.force(false);
    }

    private static final class Waiting {
        private final byte[] bytes;
        private final CompletableFuture<Void> synced = new CompletableFuture<>();

        private Waiting(byte[] bytes) {
            this.bytes = bytes;
        }
    }
}
