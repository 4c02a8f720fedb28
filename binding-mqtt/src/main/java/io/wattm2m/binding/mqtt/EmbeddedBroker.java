// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MQTT broker (3.1.1 and 5) inside the process, so that a default start needs no installed one: Apache Artemis,
 * held to memory, one listener and the {@link BrokerSettings.Limits}. Sessions and retained messages live as long as
 * the broker. Everybody may connect: it belongs on loopback. Thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final ActiveMQServer server;
    private final NettyAcceptor listener;

    private EmbeddedBroker(ActiveMQServer server, NettyAcceptor listener) {
        this.server = server;
        this.listener = listener;
    }

    /**
     * Starts a broker that takes connections when this returns.
     *
     * @throws UncheckedIOException if it cannot listen there, with host, port and the reason in its message
     */
    public static EmbeddedBroker start(BrokerSettings settings) {
        ActiveMQServer server = new ActiveMQServerImpl(BrokerConfiguration.of(settings));
        server.addProtocolManagerFactory(new BrokerProtocolFactory(settings.limits()));
        server.registerBrokerPlugin(new BrokerLimits(settings.limits(), InstantSource.system()));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("MQTT broker did not start", e);
        }
        return listening(server, settings);
    }

    /** The listener starts apart from the server, which would only log that it failed. */
    private static EmbeddedBroker listening(ActiveMQServer server, BrokerSettings settings) {
        NettyAcceptor listener = (NettyAcceptor) server.getRemotingService().getAcceptor(BrokerConfiguration.LISTENER);
        EmbeddedBroker broker = new EmbeddedBroker(server, listener);
        try {
            listener.start();
        } catch (Exception e) {
            broker.close();
            throw new UncheckedIOException(cannotListen(settings, e));
        }
        LOGGER.info("MQTT broker listens on {}:{}", settings.bind(), broker.port());
        return broker;
    }

    private static IOException cannotListen(BrokerSettings settings, Exception failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return new IOException(
                "MQTT broker cannot listen on " + settings.bind() + ":" + settings.port() + ": "
                        + reason.getMessage(),
                failure);
    }

    /** The TCP port listened on, never 0. */
    public int port() {
        return listener.getActualPort();
    }

    /** Disconnects all clients and forgets all sessions and messages; closing again does nothing. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("MQTT broker on port " + port() + " did not stop cleanly", e);
        }
    }
}
