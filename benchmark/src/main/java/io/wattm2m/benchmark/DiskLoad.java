// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes appended to a file, with fdatasync after each record or after some: what the disk itself can do. */
final class DiskLoad implements AutoCloseable {
    private final FileChannel file;
    private final byte[] bytes;

    /** Appends these bytes to a file in this folder. */
    DiskLoad(Path folder, byte[] bytes) throws IOException {
        this.file = FileChannel.open(folder.resolve("appended"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.bytes = bytes.clone();
    }

    /** A round of one writer; each operation is so many records with one fdatasync behind them. */
    Figures run(Load load, int records) throws InterruptedException {
        byte[] group = new byte[bytes.length * records];
        for (int i = 0; i < records; i++) {
            System.arraycopy(bytes, 0, group, i * bytes.length, bytes.length);
        }
        return new Load(1, load.lasts()).run(writer -> append(ByteBuffer.wrap(group)));
    }

    private void append(ByteBuffer records) {
        try {
            while (records.hasRemaining()) {
                file.write(records);
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
