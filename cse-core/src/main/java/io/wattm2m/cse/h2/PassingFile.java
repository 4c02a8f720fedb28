// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/** A file of H2 that is another one, for those who have something to add to that. As thread-safe as that is. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // the file below can do several things at a time
public class PassingFile extends FileBaseDefault {
    private final FileChannel file;

    /** The file in place of this one. */
    public PassingFile(FileChannel file) {
        this.file = file;
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
        return file.write(bytes, position);
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
        return file.read(bytes, position);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    public String toString() {
        return file.toString();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        file.truncate(size);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
