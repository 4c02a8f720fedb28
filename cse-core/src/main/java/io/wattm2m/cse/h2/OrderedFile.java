// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A file of H2 whose chunks are on disk in the order in which they were written, each complete or not there. H2 appends
 * chunks of pages, each in one write, and when it opens a file it takes the last chunk that has its header and its
 * footer and whose predecessors are there; it does not look at what is between. Where a disk writes in an order of its
 * own, the footer could be there and the pages not. So a footer is written when all before it has been synced.
 * Thread-safe.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // the file below can do several things at a time
final class OrderedFile extends PassingFile {
    /** What H2 calls the store's header: two blocks, each with a checksum of its own. */
    private static final long HEADER = 2 * 4096;
    /** The length of a chunk's footer. */
    private static final int FOOTER = 128;

    OrderedFile(FileChannel file) {
        super(file);
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
        int length = bytes.remaining();
        if (position < HEADER || length <= FOOTER) {
            return super.write(bytes, position);
        }
        force(false); // what this chunk takes the place of
        int pages = length - FOOTER;
        fully(bytes.duplicate().limit(bytes.position() + pages), position);
        force(false);
        fully(bytes.position(bytes.position() + pages), position + pages);
        return length;
    }

    @Override
    public String toString() {
        return OrderedFiles.SCHEME + ":" + super.toString();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        force(false);
        super.implTruncate(size);
    }

    private void fully(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += super.write(bytes, at);
        }
    }
}
