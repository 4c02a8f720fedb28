// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The memory that messages of many connections share while they arrive and are worked on. Where there is not enough,
 * the one that has been arriving for the longest time gives way, so that those who never finish keep nobody out.
 * Thread-safe.
 */
public final class SharedMemory {
    /** A tenth of this is what an idle connection costs. */
    private static final int CONNECTION_BYTES = 131_072;
    private static final int LEAST_CONNECTIONS = 100;
    private final Lock lock = new ReentrantLock();
    /** What arrives, the longest one first. */
    private final SequencedSet<Share> arriving = new LinkedHashSet<>();
    private final long most;
    private long held;

    /** So many bytes. */
    public SharedMemory(long most) {
        this.most = most;
    }

    /** This part of the heap, e.g. 8 for an eighth, and no more than so many bytes. */
    public static DataSize partOfHeap(int part, long least, long most) {
        return new DataSize(Math.clamp(Runtime.getRuntime().maxMemory() / part, least, most));
    }

    /** As many connections as a tenth of the heap has room for while they are idle, and no more than so many. */
    public static int connections(int most) {
        return Math.clamp(Runtime.getRuntime().maxMemory() / CONNECTION_BYTES, LEAST_CONNECTIONS, most);
    }

    /** A message that has nothing yet; what to do where it has to give way, by any thread. */
    public Share share(Runnable givingWay) {
        return new Share(givingWay);
    }

    private boolean hold(Share share, long bytes) {
        while (true) {
            Optional<Share> leaving;
            lock.lock();
            try {
                if (held - share.bytes + bytes <= most) {
                    set(share, bytes);
                    return true;
                }
                leaving = arriving.stream().filter(other -> !other.equals(share)).findFirst();
                leaving.ifPresent(other -> set(other, 0));
            } finally {
                lock.unlock();
            }
            if (leaving.isEmpty()) {
                return false;
            }
            leaving.get().givingWay.run();
        }
    }

    private void set(Share share, long bytes) {
        held += bytes - share.bytes;
        share.bytes = bytes;
        if (bytes == 0 || share.complete) {
            arriving.remove(share);
        } else {
            arriving.add(share);
        }
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** What one message has. Thread-safe. */
    public final class Share implements AutoCloseable {
        private final Runnable givingWay;
        private long bytes;
        private boolean complete;

        private Share(Runnable givingWay) {
            this.givingWay = givingWay;
        }

        /** It needs so many bytes now; false where they are not to be had even if others give way. */
        public boolean hold(long newBytes) {
            return SharedMemory.this.hold(this, newBytes);
        }

        /** It has arrived: it need not give way any more. */
        public void complete() {
            locked(() -> {
                complete = true;
                arriving.remove(this);
            });
        }

        /** Nothing is left of it. */
        @Override
        public void close() {
            locked(() -> set(this, 0));
        }
    }
}
