// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A batch in the journal. The checksum of the record before it makes a chain of them, so that a record which is
 * missing, or of another history, is noticed. Immutable, but for the array, which nobody changes.
 *
 * @param number counts batches
 * @param previous the checksum of the record before it; 0 for the first one
 * @param rows the batch, as {@link RowCodec} writes it
 */
@SuppressWarnings("ArrayRecordComponent") // they are compared by nobody
record RedoRecord(long number, int previous, byte[] rows) {
    private static final int HEADER = Integer.BYTES + Long.BYTES + Integer.BYTES;

    /** Reads a record; empty where it is damaged. */
    static Optional<RedoRecord> read(byte[] bytes) {
        if (bytes.length < HEADER) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.getInt() != checksum(bytes)) {
            return Optional.empty();
        }
        long number = buffer.getLong();
        int previous = buffer.getInt();
        byte[] rows = new byte[buffer.remaining()];
        buffer.get(rows);
        return Optional.of(new RedoRecord(number, previous, rows));
    }

    /** The record with its checksum, which are the first four bytes. */
    byte[] bytes() {
        byte[] bytes = new byte[HEADER + rows.length];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).putInt(0).putLong(number).putInt(previous).put(rows);
        buffer.putInt(0, checksum(bytes));
        return bytes;
    }

    /** The checksum of everything behind the checksum. */
    static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, Integer.BYTES, bytes.length - Integer.BYTES);
        return (int) checksum.getValue();
    }
}
