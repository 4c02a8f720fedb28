// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.DataSize;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads bodies within bounds of memory and time; one that is compressed counts by what it says, not by what it weighs.
 * Thread-safe; blocks the thread of the request.
 */
final class RequestBody {
    private static final int BUFFER = 8192;
    private static final Duration LINGER = Duration.ofSeconds(2);
    private final DataSize largest;
    private final Duration longest;
    private final BodyMemory memory;

    RequestBody(HttpSettings settings) {
        this.largest = settings.maxBody();
        this.longest = settings.bodyTimeout();
        this.memory = new BodyMemory(settings.bodyMemory());
    }

    /** What became of reading a body. */
    sealed interface Outcome {
        /** All of it. */
        record Complete(ByteArrayOutputStream bytes) implements Outcome {}

        /** More than is allowed; the rest has not been read. */
        record TooLarge() implements Outcome {}

        /** Not complete in time. */
        record TooSlow() implements Outcome {}

        /** There was no memory for it. */
        record NoRoom() implements Outcome {}

        /** Nothing that could be read. */
        record Broken(RequestFailure failure) implements Outcome {}
    }

    /** The memory for one body. */
    BodyMemory.Share share() {
        return memory.share();
    }

    /** Reads the body; IOException where the connection breaks. */
    Outcome read(Request request, BodyMemory.Share share) throws IOException {
        if (isWithout(request)) {
            return new Outcome.Complete(new ByteArrayOutputStream(0));
        }
        if (request.getLength() > largest.bytes()) {
            return new Outcome.TooLarge();
        }
        Scheduler.Task deadline = request.getComponents().getScheduler().schedule(
                () -> request.fail(new TimeoutException("body")), longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return read(request, ContentCoding.isCoded(request.getHeaders()), share);
        } catch (RequestFailure failure) {
            return new Outcome.Broken(failure);
        } catch (IOException e) {
            if (e.getCause() instanceof TimeoutException) {
                return new Outcome.TooSlow();
            }
            throw e;
        } finally {
            deadline.cancel();
        }
    }

    /** Nothing is to be waited for, as with most requests that read. */
    private static boolean isWithout(Request request) {
        boolean untold = request.getLength() < 0 && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        // HTTP/2 needs neither of the two fields for a body
        return request.getLength() == 0
                || untold && request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2;
    }

    private Outcome read(Request request, boolean coded, BodyMemory.Share share) throws IOException {
        long announced = coded ? -1 : request.getLength();
        if (!share.take(announced, longest.dividedBy(2))) {
            return new Outcome.NoRoom();
        }
        // not closed: closing discards what is left, and how much of that to read is decided elsewhere
        InputStream in = Request.asInputStream(request);
        if (!coded) {
            return read(in, announced, share);
        }
        try {
            return read(ContentCoding.decoded(in), announced, share);
        } catch (EofException gone) {
            throw gone;
        } catch (ZipException | EOFException e) {
            throw new RequestFailure(ResponseStatusCode.BAD_REQUEST, "the body is not what gzip makes: "
                    + (e instanceof ZipException ? e.getMessage() : "it ends too early"));
        }
    }

    private Outcome read(InputStream in, long announced, BodyMemory.Share share) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.clamp(announced, 0, BodyMemory.SMALL));
        byte[] buffer = new byte[announced > 0 ? Math.clamp(announced, 1, BUFFER) : BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (body.size() + n > largest.bytes()) {
                return new Outcome.TooLarge();
            }
            if (body.size() + n > BodyMemory.SMALL && !share.take(largest.bytes(), longest.dividedBy(2))) {
                return new Outcome.NoRoom();
            }
            body.write(buffer, 0, n);
        }
        return new Outcome.Complete(body);
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
