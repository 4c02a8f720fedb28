// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system of H2 that knows what would be on the disk if power were lost now. */
public final class VolatileFiles extends FilePathWrapper {
    static final String SCHEME = "volatile";
    private static final int SECTOR = 512;
    private static final Map<String, Contents> FILES = new ConcurrentHashMap<>();

    static void register() {
        FilePath.register(new VolatileFiles());
    }

    /** What would be found in a file after power was lost: each sector that was not synced is there or not. */
    static byte[] afterPowerCut(String path, Random chance) {
        return FILES.entrySet().stream().filter(file -> file.getKey().endsWith(path)).findFirst().orElseThrow()
                .getValue().afterPowerCut(chance);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Contents contents = FILES.computeIfAbsent(name, path -> new Contents());
        return new Watched(unwrap().open(mode), contents);
    }

    /** Thread-safe. */
    private static final class Contents {
        private final List<Write> pending = new ArrayList<>();
        private byte[] durable = {};

        synchronized void write(long position, byte[] bytes) {
            pending.add(new Write((int) position, bytes));
        }

        synchronized void sync() {
            for (Write write : pending) {
                durable = write.onto(durable, 0, write.bytes.length);
            }
            pending.clear();
        }

        synchronized void truncate(long size) {
            durable = Arrays.copyOf(durable, (int) Math.min(size, durable.length));
        }

        synchronized byte[] afterPowerCut(Random chance) {
            int percent = List.of(0, 50, 90, 99, 100).get(chance.nextInt(5));
            byte[] found = durable.clone();
            for (Write write : pending) {
                for (int from = 0; from < write.bytes.length; from += SECTOR) {
                    if (chance.nextInt(100) < percent) {
                        found = write.onto(found, from, Math.min(SECTOR, write.bytes.length - from));
                    }
                }
            }
            return found;
        }
    }

    private record Write(int position, byte[] bytes) {
        byte[] onto(byte[] file, int from, int length) {
            byte[] written = Arrays.copyOf(file, Math.max(file.length, position + from + length));
            System.arraycopy(bytes, from, written, position + from, length);
            return written;
        }
    }

    private static final class Watched extends PassingFile {
        private final Contents contents;

        Watched(FileChannel file, Contents contents) {
            super(file);
            this.contents = contents;
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            contents.write(position, copy);
            return super.write(bytes, position);
        }

        @Override
        public void force(boolean metaData) {
            contents.sync();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            contents.truncate(size);
            super.implTruncate(size);
        }
    }
}
