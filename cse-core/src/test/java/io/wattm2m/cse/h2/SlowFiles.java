// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.CountDownLatch;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system of H2 whose writes can be held up. H2 makes the objects. */
public final class SlowFiles extends FilePathWrapper {
    static final String SCHEME = "slow";
    private static volatile CountDownLatch opened = new CountDownLatch(0);
    private static volatile CountDownLatch reached = new CountDownLatch(0);

    static void register() {
        FilePath.register(new SlowFiles());
    }

    /** From now on writes wait. */
    static void holdUp() {
        reached = new CountDownLatch(1);
        opened = new CountDownLatch(1);
    }

    /** Returns when somebody waits with a write. */
    static void awaitWrite() throws InterruptedException {
        reached.await();
    }

    /** Writes go on. */
    static void letGo() {
        opened.countDown();
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new PassingFile(unwrap().open(mode)) {
            @Override
            public int write(ByteBuffer bytes, long position) throws IOException {
                try {
                    reached.countDown();
                    opened.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return super.write(bytes, position);
            }
        };
    }
}
