// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.netty.channel.Channel;
import io.wattm2m.cse.spi.Tls;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.TcpConfig;
import org.eclipse.californium.elements.tcp.netty.TcpClientConnector;
import org.eclipse.californium.elements.tcp.netty.TlsClientConnector;

/**
 * TCP as the client, with TLS or without: one connection to each address, kept while it is used (RFC 8323). A server's
 * certificate has to be for the address that we wanted.
 *
 * @param idleTimeout a connection on which nothing happens is closed
 * @param tls who we are and whom we believe, empty for clear text
 */
record TcpSending(Duration idleTimeout, Optional<Tls> tls) implements Transport {

    @Override
    public String place() {
        return "any port";
    }

    @Override
    public void configure(Configuration configuration) {
        configuration.set(TcpConfig.TCP_WORKER_THREADS, 2)
                .set(TcpConfig.TCP_CONNECTION_IDLE_TIMEOUT, (int) idleTimeout.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void attach(CoapEndpoint.Builder endpoint, Configuration configuration) {
        Connector plain = new TcpClientConnector(configuration) {
            @Override
            protected void onNewChannelCreated(SocketAddress remote, Channel connection) {
                connection.pipeline().addLast(new SignalCodec());
            }
        };
        endpoint.setConnector(tls.map(known -> secured(known, configuration)).orElse(plain));
    }

    private static Connector secured(Tls known, Configuration configuration) {
        return new TlsClientConnector(known.context(), configuration) {
            @Override
            protected void onNewChannelCreated(SocketAddress remote, Channel connection) {
                super.onNewChannelCreated(remote, connection);
                connection.pipeline().addLast(new SignalCodec());
            }
        };
    }
}
