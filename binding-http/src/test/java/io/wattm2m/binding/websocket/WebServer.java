// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** A web server elsewhere that takes connections in the subprotocol offered first and answers each message by a function. */
final class WebServer implements AutoCloseable {
    final List<Session> sessions = new CopyOnWriteArrayList<>();
    private final Server server = new Server();
    private final ServerConnector connector;
    private final String scheme;

    WebServer(boolean withSubprotocol, BiFunction<Subprotocol, byte[], byte[]> answer) {
        this(withSubprotocol, Optional.empty(), answer);
    }

    WebServer(boolean withSubprotocol, Optional<SSLContext> tls, BiFunction<Subprotocol, byte[], byte[]> answer) {
        scheme = tls.isPresent() ? "wss" : "ws";
        connector = tls.map(context -> new ServerConnector(server, secured(context)))
                .orElseGet(() -> new ServerConnector(server, 1, 1));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(server,
                container -> container.addMapping("/*", (request, response, callback) -> {
                    if (withSubprotocol) {
                        response.setAcceptedSubProtocol(request.getSubProtocols().getFirst());
                    }
                    return new Conversation(sessions, answer);
                })));
        LifeCycle.start(server);
    }

    URI uri(String path) {
        return URI.create(scheme + "://127.0.0.1:" + connector.getLocalPort() + path);
    }

    private static SslContextFactory.Server secured(SSLContext tls) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(tls);
        return factory;
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    /** One connection; public for Jetty. */
    public static final class Conversation implements Session.Listener.AutoDemanding {
        private final List<Session> sessions;
        private final BiFunction<Subprotocol, byte[], byte[]> answer;
        private Session session;

        Conversation(List<Session> sessions, BiFunction<Subprotocol, byte[], byte[]> answer) {
            this.sessions = sessions;
            this.answer = answer;
        }

        @Override
        public void onWebSocketOpen(Session opened) {
            session = opened;
            sessions.add(opened);
        }

        @Override
        public void onWebSocketError(Throwable cause) {
            // the other end has gone
        }

        @Override
        public void onWebSocketText(String message) {
            byte[] reply = answer.apply(protocol(), message.getBytes(StandardCharsets.UTF_8));
            if (reply.length > 0) {
                session.sendText(new String(reply, StandardCharsets.UTF_8), Callback.NOOP);
            }
        }

        @Override
        public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
            byte[] message = new byte[payload.remaining()];
            payload.get(message);
            callback.succeed();
            session.sendBinary(ByteBuffer.wrap(answer.apply(protocol(), message)), Callback.NOOP);
        }

        private Subprotocol protocol() {
            return Subprotocol.of(session.getUpgradeResponse().getAcceptedSubProtocol()).orElseThrow();
        }
    }
}
