// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.binding.http.Places;
import io.wattm2m.binding.tls.Visitor;
import io.wattm2m.cse.codec.LostIdentifier;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open connection: requests and responses in both directions, matched by their identifiers. Thread-safe; messages of
 * one connection are worked on at the same time, as those of several are.
 */
final class PrimitiveConnection {
    private static final Logger LOG = LoggerFactory.getLogger(PrimitiveConnection.class);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong heard = new AtomicLong(System.nanoTime());
    private final AtomicLong used = new AtomicLong(System.nanoTime());
    private final Session session;
    private final Guest guest;
    private final MessageMapping mapping;
    private final Common common;
    private final PendingRequests pending;
    private final Outbox outbox;

    PrimitiveConnection(Session session, Subprotocol protocol, Guest guest, Common common) {
        this.session = session;
        this.guest = guest;
        this.mapping = new MessageMapping(protocol, common.serialisations());
        this.common = common;
        this.pending = new PendingRequests(common.settings().maxPending());
        this.outbox = new Outbox(session, protocol.isBinary(), common.settings().maxSendQueue().bytes());
    }

    boolean isOpen() {
        return !closed.get() && session.isOpen();
    }

    /** When something was last sent or received, by {@link System#nanoTime}. */
    long lastUsed() {
        return used.get();
    }

    /** Works on a message; blocks until what it asks for is done. */
    void arrived(byte[] message) {
        used.set(System.nanoTime());
        Map<String, Object> parameters;
        try {
            parameters = mapping.read(message);
        } catch (RequestFailure failure) {
            ResponsePrimitive refusal = ResponsePrimitive.of(failure, LostIdentifier.in(message));
            outbox.send(mapping.write(refusal, Map.of()));
            return;
        }
        if (MessageMapping.isResponse(parameters)) {
            answered(parameters);
        } else {
            outbox.send(answer(parameters));
        }
    }

    /** Sends a request and waits for its answer; RequestFailure where none comes. */
    ResponsePrimitive exchange(RequestPrimitive request, Duration longest) {
        byte[] message = mapping.write(request);
        if (message.length > common.settings().maxMessage().bytes()) {
            throw unreachable("the request is larger than the limit that websocket.max-message sets");
        }
        CompletableFuture<ResponsePrimitive> answer = pending.add(request.requestIdentifier());
        try {
            used.set(System.nanoTime());
            if (!isOpen() || !isStillAdmitted() || !outbox.send(message)) {
                throw unreachable("the connection is closed");
            }
            return await(answer, longest);
        } finally {
            pending.remove(request.requestIdentifier());
        }
    }

    /** Something has come from the other end. */
    void heard() {
        heard.set(System.nanoTime());
    }

    /** Asks whether the other end is still there, or gives it up after so long a silence. */
    void probe(Duration longestSilence) {
        if (System.nanoTime() - heard.get() > longestSilence.toNanos()) {
            session.disconnect();
        } else if (isStillAdmitted()) {
            session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        }
    }

    /** Whether what was shown when the connection was opened is still worth something; else it is closed. */
    private boolean isStillAdmitted() {
        if (guest.visitor.evidence().isEmpty()) {
            return true;
        }
        try {
            common.handler().admitted(guest.visitor);
            return true;
        } catch (RequestFailure refusal) {
            close(StatusCode.POLICY_VIOLATION, "the credential has ended");
            return false;
        }
    }

    /** Says goodbye. */
    void close(int statusCode, String reason) {
        session.close(statusCode, reason, Callback.NOOP);
    }

    /** The connection is gone: what waits for an answer fails. */
    void closed() {
        closed.set(true);
        common.connections().remove(this);
        pending.failAll(unreachable("the connection was closed"));
    }

    private byte[] answer(Map<String, Object> parameters) {
        ResponsePrimitive response = common.handler().answer(parameters, guest.visitor, this::identified);
        byte[] message = written(response, parameters);
        if (message.length <= common.settings().maxMessage().bytes()) {
            return message;
        }
        RequestFailure tooLarge = new RequestFailure(ResponseStatusCode.NOT_ACCEPTABLE, "the answer, "
                + response.status() + ", is larger than " + common.settings().maxMessage()
                + ", the limit that websocket.max-message sets; ask for less at a time (lim)");
        return mapping.write(ResponsePrimitive.of(tooLarge, response.requestIdentifier()), parameters);
    }

    /** The message; where the content cannot be written in this serialisation, the one that says so. */
    private byte[] written(ResponsePrimitive response, Map<String, Object> request) {
        try {
            return mapping.write(response, request);
        } catch (RequestFailure failure) {
            return mapping.write(ResponsePrimitive.of(failure, response.requestIdentifier()), request);
        }
    }

    private void answered(Map<String, Object> parameters) {
        try {
            if (!pending.complete(PrimitiveCodec.response(parameters))) {
                LOG.debug("nobody waits for the answer with rqi={}", MessageMapping.requestIdentifier(parameters));
            }
        } catch (RequestFailure failure) {
            pending.fail(MessageMapping.requestIdentifier(parameters), new RequestFailure(
                    ResponseStatusCode.INTERNAL_SERVER_ERROR, "the answer is broken: " + failure.text()));
        }
    }

    private void identified(String entity) {
        common.connections().identified(entity, this);
        guest.settled.run();
    }

    private ResponsePrimitive await(CompletableFuture<ResponsePrimitive> answer, Duration longest) {
        try {
            return answer.get(Math.max(1, longest.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unreachable("no answer in time");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RequestFailure failure ? failure : unreachable(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("the wait for its answer was interrupted");
        }
    }

    private RequestFailure unreachable(String why) {
        return new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE,
                "WebSocket to " + session.getRemoteSocketAddress() + ": " + why);
    }

    /**
     * Who is at the other end.
     *
     * @param visitor what he shows
     * @param settled to be told when the connection has become that of an entity
     */
    record Guest(Visitor visitor, Runnable settled) {
        /** The other end of a connection that we have opened. */
        static Guest host(Session session) {
            return new Guest(Visitor.at(session.getRemoteSocketAddress()), () -> {});
        }
    }

    /** What all connections of a kind have in common. */
    record Common(RequestHandler handler, Connections connections, Places places, WebSocketSettings settings,
            Serialisations serialisations) {}
}
