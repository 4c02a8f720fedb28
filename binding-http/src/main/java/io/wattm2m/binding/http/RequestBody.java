// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.spi.DataSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/** Reads bodies within bounds of memory and time. Thread-safe; blocks the thread of the request. */
final class RequestBody {
    private static final int END = -1;
    private static final int LATE = -2;
    private static final Duration LINGER = Duration.ofSeconds(2);
    private final DataSize largest;
    private final Duration longest;

    RequestBody(DataSize largest, Duration longest) {
        this.largest = largest;
        this.longest = longest;
    }

    /** What became of reading a body. */
    sealed interface Outcome {
        /** All of it. */
        record Complete(ByteArrayOutputStream bytes) implements Outcome {}

        /** More than is allowed; the rest has not been read. */
        record TooLarge() implements Outcome {}

        /** Not complete in time. */
        record TooSlow() implements Outcome {}
    }

    /** Reads the body; IOException where the connection breaks. */
    Outcome read(Request request) throws IOException {
        if (request.getLength() > largest.bytes()) {
            return new Outcome.TooLarge();
        }
        Scheduler.Task deadline = request.getComponents().getScheduler().schedule(
                () -> request.fail(new TimeoutException("body")), longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return readInTime(request);
        } finally {
            deadline.cancel();
        }
    }

    private Outcome readInTime(Request request) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.clamp(request.getLength(), 0, 16_384));
        byte[] buffer = new byte[8192];
        // not closed: closing discards what is left, and how much of that to read is decided elsewhere
        InputStream in = Request.asInputStream(request);
        for (int n = next(in, buffer); n != END; n = next(in, buffer)) {
            if (n == LATE) {
                return new Outcome.TooSlow();
            }
            if (body.size() + n > largest.bytes()) {
                return new Outcome.TooLarge();
            }
            body.write(buffer, 0, n);
        }
        return new Outcome.Complete(body);
    }

    private static int next(InputStream in, byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            if (e.getCause() instanceof TimeoutException) {
                return LATE;
            }
            throw e;
        }
    }

    /**
     * Reads and forgets what a sender still sends, for a moment: closing a connection with unread data resets it, and
     * the sender would not get to see why it was refused.
     */
    void discard(Request request) {
        long deadline = System.nanoTime() + LINGER.toNanos();
        byte[] buffer = new byte[65_536];
        InputStream in = Request.asInputStream(request);
        try {
            int n = in.read(buffer);
            while (n >= 0 && System.nanoTime() < deadline) {
                n = in.read(buffer);
            }
        } catch (IOException e) {
            // it has gone: nothing left to be polite to
        }
    }
}
