// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.binding.http.ListeningAddress;
import io.wattm2m.binding.http.PlacedConnector;
import io.wattm2m.binding.tls.SecureConnectors;
import io.wattm2m.binding.websocket.PrimitiveConnection.Common;
import io.wattm2m.cse.spi.Security;
import io.wattm2m.cse.spi.Tls;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Configurable;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** A listener for WebSocket connections at {@code GET /} (TS-0020 6.2.2.1). Thread-safe. */
final class WebSocketListener implements AutoCloseable {
    private static final int PLATFORM_THREADS = 16;
    private static final long STOP_MILLIS = 5_000;
    private static final int FRAME_EXTRA = 1024;
    private static final Duration LONGEST_HEADER = Duration.ofSeconds(10);
    private final Server server;
    private final URI pointOfAccess;

    private WebSocketListener(Server server, URI pointOfAccess) {
        this.server = server;
        this.pointOfAccess = pointOfAccess;
    }

    /** Opens a listener at this address; StartFailure where it is not to be had. */
    static WebSocketListener open(String bind, Common common, Security security) {
        QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS);
        threads.setName("websocket");
        Server server = new Server(threads);
        server.setStopTimeout(STOP_MILLIS);
        WebSocketUpgradeHandler upgrade = WebSocketUpgradeHandler.from(server, container -> {
            limit(container, common.settings());
            container.addMapping("^/$", new Handshake(common));
        });
        upgrade.setHandler(new NoUpgrade());
        server.setHandler(upgrade);
        ServerConnector connector = connector(server, bind, common, security.server());
        ListeningAddress.open(connector, "WebSocket", "websocket.port and bind");
        LifeCycle.start(server);
        return new WebSocketListener(server,
                ListeningAddress.pointOfAccess(connector, common.settings().pointOfAccess(), "ws"));
    }

    /** Sets the limits that both sides of a connection have. */
    static void limit(Configurable container, WebSocketSettings settings) {
        container.setMaxTextMessageSize(settings.maxMessage().bytes());
        container.setMaxBinaryMessageSize(settings.maxMessage().bytes());
        container.setMaxFrameSize(settings.maxMessage().bytes() + FRAME_EXTRA);
        // silence is ended by pings that nobody answers
        container.setIdleTimeout(Duration.ZERO);
    }

    /** Under which URI others reach it. */
    URI pointOfAccess() {
        return pointOfAccess;
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    private static ServerConnector connector(Server server, String bind, Common common, Optional<Tls> tls) {
        WebSocketSettings settings = common.settings();
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        List<ConnectionFactory> protocols = tls.map(secure -> SecureConnectors.http1(secure, http))
                .orElseGet(() -> List.of(new HttpConnectionFactory(http)));
        ServerConnector connector = new PlacedConnector(server, protocols, common.places(), LONGEST_HEADER);
        connector.setHost(bind);
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        server.addConnector(connector);
        return connector;
    }
}
