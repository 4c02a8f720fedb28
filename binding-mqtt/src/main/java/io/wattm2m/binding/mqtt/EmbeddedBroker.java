// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MQTT broker (3.1.1 and 5) inside the process, so that a default start needs no installed one: Apache Artemis,
 * held to memory, a listener with TLS and one without, and the {@link BrokerSettings.Limits}. Sessions and retained
 * messages live as long as the broker. Thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final ActiveMQServer server;
    private final NettyAcceptor plain;
    private final Optional<NettyAcceptor> secure;

    private EmbeddedBroker(ActiveMQServer server) {
        this.server = server;
        this.plain = (NettyAcceptor) server.getRemotingService().getAcceptor(BrokerConfiguration.LISTENER);
        this.secure = Optional.ofNullable(
                (NettyAcceptor) server.getRemotingService().getAcceptor(BrokerConfiguration.SECURE));
    }

    /**
     * Starts a broker that takes connections when this returns. Everybody may connect and do everything: it belongs on
     * loopback.
     *
     * @throws UncheckedIOException if it cannot listen there, with host, port and the reason in its message
     */
    public static EmbeddedBroker start(BrokerSettings settings) {
        return start(settings, BrokerAccess.OPEN);
    }

    /**
     * Starts a broker that takes connections when this returns.
     *
     * @throws UncheckedIOException if it cannot listen there, with host, port and the reason in its message
     */
    static EmbeddedBroker start(BrokerSettings settings, BrokerAccess access) {
        ActiveMQServer server = new ActiveMQServerImpl(BrokerConfiguration.of(settings, access));
        BrokerShares shares = new BrokerShares(settings.quotas());
        server.addProtocolManagerFactory(new BrokerProtocolFactory(settings, access, shares));
        server.registerBrokerPlugin(new BrokerLimits(settings.limits(), InstantSource.system()));
        server.registerBrokerPlugin(shares);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("MQTT broker did not start", e);
        }
        EmbeddedBroker broker = new EmbeddedBroker(server);
        broker.listen(broker.plain, settings.bind() + ":" + settings.port());
        access.secure().ifPresent(
                tls -> broker.listen(broker.secure.orElseThrow(), tls.bind() + ":" + tls.port()));
        return broker;
    }

    /** A listener starts apart from the server, which would only log that it failed. */
    private void listen(NettyAcceptor listener, String where) {
        try {
            listener.start();
        } catch (Exception e) {
            close();
            throw new UncheckedIOException(cannotListen(where, e));
        }
        LOGGER.info("{} broker listens on port {} of {}", listener.getName(), listener.getActualPort(), where);
    }

    private static IOException cannotListen(String where, Exception failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return new IOException("MQTT broker cannot listen on " + where + ": " + reason.getMessage(), failure);
    }

    /** How many topics it knows of, with those of its own. */
    int topics() {
        return server.getPostOffice().getAddresses().size();
    }

    /** How many subscriptions it keeps, with those of its own. */
    long subscriptions() {
        return server.getPostOffice().getAllBindings().count();
    }

    /** The TCP port listened on without encryption, never 0. */
    public int port() {
        return plain.getActualPort();
    }

    /** The TCP port listened on with TLS, never 0; only where there is such a listener. */
    int securePort() {
        return secure.orElseThrow().getActualPort();
    }

    /** Disconnects all clients and forgets all sessions and messages; closing again does nothing. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("MQTT broker did not stop cleanly", e);
        }
    }
}
