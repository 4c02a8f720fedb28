// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.binding.websocket.PrimitiveConnection.Common;
import io.wattm2m.binding.websocket.PrimitiveConnection.Guest;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.SharedMemory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.core.exception.CloseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One end of a connection as Jetty sees it. Each message has a virtual thread; while as many are worked on as the
 * settings allow, nothing more is read. Jetty calls it by one thread at a time; what it hands out is thread-safe.
 */
public final class Endpoint implements Session.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);
    private static final long LINGER_SECONDS = 2;
    private static final long LONGEST_GOODBYE_SECONDS = 10;
    private final CompletableFuture<Opened> opened = new CompletableFuture<>();
    private final AtomicInteger working = new AtomicInteger();
    private final Executor threads = task -> Thread.ofVirtual().name("websocket-message").start(task);
    private final Common common;
    private boolean refused;
    private final Function<Session, Guest> guests;

    /** The end of a connection that we open: who is there shows nothing to us. */
    Endpoint(Common common) {
        this(common, Guest::host);
    }

    /** The end of a connection that this guest opens. */
    Endpoint(Common common, Guest guest) {
        this(common, session -> guest);
    }

    private Endpoint(Common common, Function<Session, Guest> guests) {
        this.common = common;
        this.guests = guests;
    }

    /** The connection, once it is open. */
    CompletableFuture<PrimitiveConnection> connection() {
        return opened.thenApply(Opened::connection);
    }

    @Override
    public void onWebSocketOpen(Session session) {
        Optional<Subprotocol> protocol =
                Optional.ofNullable(session.getUpgradeResponse().getAcceptedSubProtocol()).flatMap(Subprotocol::of);
        if (protocol.isEmpty()) {
            opened.completeExceptionally(new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE,
                    "the server speaks none of " + Subprotocol.tokens()));
            session.close(StatusCode.PROTOCOL, "no subprotocol of oneM2M", Callback.NOOP);
            return;
        }
        PrimitiveConnection connection =
                new PrimitiveConnection(session, protocol.get(), guests.apply(session), common);
        common.connections().add(connection);
        opened.complete(new Opened(session, protocol.get(), connection, new Incoming(common.connections().memory(),
                common.settings().maxMessage(), session::disconnect)));
        session.demand();
    }

    @Override
    public void onWebSocketPartialText(String part, boolean last) {
        part(false, part.getBytes(StandardCharsets.UTF_8), last);
    }

    @Override
    public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
        byte[] part = new byte[payload.remaining()];
        payload.get(part);
        callback.succeed();
        part(true, part, last);
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        ifOpened(end -> {
            end.connection.heard();
            end.session.demand();
        });
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("connection broken", cause);
        opened.completeExceptionally(cause);
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        LOG.debug("connection closed: {} {}", statusCode, reason);
        ifOpened(end -> {
            end.incoming.close();
            end.connection.closed();
        });
        callback.succeed();
    }

    private void part(boolean binary, byte[] part, boolean last) {
        ifOpened(end -> {
            end.connection.heard();
            if (binary != end.protocol.isBinary()) {
                end.connection.close(StatusCode.BAD_DATA, end.protocol.token() + " has "
                        + (end.protocol.isBinary() ? "binary" : "text") + " messages");
            } else {
                arrived(end, part, last);
            }
        });
    }

    private void arrived(Opened end, byte[] part, boolean last) {
        if (refused) {
            end.session.demand();
            return;
        }
        try {
            end.incoming.part(part, last).ifPresentOrElse(message -> work(end, message), end.session::demand);
        } catch (CloseException refusal) {
            // what still comes is read and forgotten for a moment, or the other side would not get to see why
            refused = true;
            refuse(end.session, refusal);
            end.session.demand();
        }
    }

    /** The moment begins when the goodbye has gone out, and ends at the latest after so long. */
    private static void refuse(Session session, CloseException refusal) {
        Runnable cutSoon = () -> cut(session, LINGER_SECONDS);
        session.close(refusal.getStatusCode(), String.valueOf(refusal.getMessage()),
                Callback.from(cutSoon, _ -> cutSoon.run()));
        cut(session, LONGEST_GOODBYE_SECONDS);
    }

    private static void cut(Session session, long seconds) {
        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(session::disconnect);
    }

    private void work(Opened end, Incoming.Message message) {
        int most = common.settings().maxRequests();
        boolean room = working.incrementAndGet() < most;
        threads.execute(() -> {
            try (SharedMemory.Share _ = message.share()) {
                end.connection.arrived(message.bytes().toByteArray());
            } finally {
                end.connection.heard();
                if (working.getAndDecrement() == most) {
                    end.session.demand();
                }
            }
        });
        if (room) {
            end.session.demand();
        }
    }

    private void ifOpened(Consumer<Opened> action) {
        if (opened.isDone() && !opened.isCompletedExceptionally()) {
            action.accept(opened.join());
        }
    }

    private record Opened(Session session, Subprotocol protocol, PrimitiveConnection connection,
            Incoming incoming) {}
}
