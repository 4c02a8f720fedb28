// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.spi.DataSize;
import io.wattm2m.cse.spi.SharedMemory;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.core.exception.CloseException;

/**
 * A connection's messages as they arrive, part by part, within bounds of each and of all together. For one thread at a
 * time; what it hands out is thread-safe.
 */
final class Incoming implements AutoCloseable {
    /** Messages up to here, which most are, need no share of the memory. */
    private static final int SMALL = 16_384;
    private final SharedMemory memory;
    private final DataSize most;
    private final Runnable givingWay;
    private SharedMemory.Share share;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** What is to be done when a message that is not complete has to give way to others. */
    Incoming(SharedMemory memory, DataSize most, Runnable givingWay) {
        this.memory = memory;
        this.most = most;
        this.givingWay = givingWay;
        this.share = memory.share(givingWay);
    }

    /** The message, with its last part; CloseException where it is too large, or there is no room for it. */
    Optional<Message> part(byte[] part, boolean last) {
        long size = (long) bytes.size() + part.length;
        if (size > most.bytes()) {
            throw refused(StatusCode.MESSAGE_TOO_LARGE, "the message is larger than " + most
                    + ", the limit that websocket.max-message sets");
        }
        if (size > SMALL && !share.hold(size)) {
            throw refused(StatusCode.TRY_AGAIN_LATER, "large messages of others take all of websocket.message-memory");
        }
        bytes.writeBytes(part);
        return last ? Optional.of(complete()) : Optional.empty();
    }

    /** Nothing more arrives. */
    @Override
    public void close() {
        bytes = new ByteArrayOutputStream();
        share.close();
    }

    private Message complete() {
        share.complete();
        Message message = new Message(bytes, share);
        bytes = new ByteArrayOutputStream();
        share = memory.share(givingWay);
        return message;
    }

    private CloseException refused(int code, String text) {
        bytes = new ByteArrayOutputStream();
        share.close();
        return new CloseException(code, text);
    }

    /** A message, and the memory that it has until it has been worked on. */
    record Message(ByteArrayOutputStream bytes, SharedMemory.Share share) {}
}
