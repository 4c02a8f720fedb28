// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.netty.channel.Channel;
import io.wattm2m.cse.spi.Tls;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.config.CertificateAuthenticationMode;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.TcpConfig;
import org.eclipse.californium.elements.tcp.netty.TcpServerConnector;
import org.eclipse.californium.elements.tcp.netty.TlsServerConnector;

/**
 * TCP as the server, with TLS or without (RFC 8323). Clients may show a certificate; what without one is worth the
 * listener's entrance knows.
 *
 * @param address where it is bound
 * @param settings how many connections there may be, and for how long
 * @param tls who we are, empty for clear text
 */
record TcpListening(InetSocketAddress address, TcpSettings settings, Optional<Tls> tls) implements Transport {

    @Override
    public String place() {
        return address.getHostString() + ":" + address.getPort();
    }

    @Override
    public void configure(Configuration configuration) {
        configuration.set(TcpConfig.TCP_WORKER_THREADS, 2)
                .set(TcpConfig.TLS_CLIENT_AUTHENTICATION_MODE, CertificateAuthenticationMode.WANTED)
                .set(TcpConfig.TCP_CONNECTION_IDLE_TIMEOUT, (int) settings.idleTimeout().toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void attach(CoapEndpoint.Builder endpoint, Configuration configuration) {
        Connections connections = new Connections(settings.maxConnections());
        Connector plain = new TcpServerConnector(address, configuration) {
            @Override
            protected void onNewChannelCreated(Channel connection) {
                connections.enter(connection);
            }
        };
        endpoint.setConnector(tls.map(known -> secured(known, configuration, connections)).orElse(plain));
    }

    private Connector secured(Tls known, Configuration configuration, Connections connections) {
        return new TlsServerConnector(known.context(), address, configuration) {
            @Override
            protected void onNewChannelCreated(Channel connection) {
                super.onNewChannelCreated(connection);
                connections.enter(connection);
            }
        };
    }
}
