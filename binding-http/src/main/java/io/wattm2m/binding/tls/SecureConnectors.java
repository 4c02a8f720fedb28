// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.tls;

import io.wattm2m.cse.spi.Tls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientConnectionFactory;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.ClientConnectionFactoryOverHTTP2;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** TLS 1.2 and 1.3 for Jetty. */
public final class SecureConnectors {
    private SecureConnectors() {}

    /** Listens for HTTP/1.1 in TLS; clients may show a certificate. */
    public static List<ConnectionFactory> http1(Tls tls, HttpConfiguration http) {
        return List.of(new SslConnectionFactory(server(tls), HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(secured(http)));
    }

    /** Listens for HTTP/2 and HTTP/1.1 in TLS, as the client chooses (ALPN); clients may show a certificate. */
    public static List<ConnectionFactory> http2(Tls tls, HTTP2ServerConnectionFactory http2, HttpConfiguration http) {
        ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory();
        choice.setDefaultProtocol(HttpVersion.HTTP_1_1.asString());
        List<ConnectionFactory> factories = new ArrayList<>();
        factories.add(new SslConnectionFactory(server(tls), choice.getProtocol()));
        factories.add(choice);
        factories.add(http2);
        factories.add(new HttpConnectionFactory(secured(http)));
        return factories;
    }

    /** The same configuration, in which requests know of TLS. */
    public static HttpConfiguration secured(HttpConfiguration http) {
        HttpConfiguration secured = new HttpConfiguration(http);
        // many a device asks for an address, which no certificate needs to name
        secured.addCustomizer(new SecureRequestCustomizer(false));
        return secured;
    }

    /** A client for HTTP/1.1 that connects by TLS too; it checks that the certificate is that of the host. */
    public static HttpClient client(Tls tls) {
        return new HttpClient(new HttpClientTransportOverHTTP(connector(tls)));
    }

    /**
     * A client that speaks HTTP/2 with who offers it in the handshake of TLS (ALPN), and HTTP/1.1 with all others.
     *
     * @param longestExchange how long a request may wait for its answer
     */
    public static HttpClient clientOfBoth(Tls tls, Duration longestExchange) {
        ClientConnector connector = connector(tls);
        HTTP2Client http2 = new HTTP2Client(connector);
        http2.setStreamIdleTimeout(longestExchange.toMillis());
        // in clear text, where nothing is offered, the first counts
        return new HttpClient(new HttpClientTransportDynamic(connector, HttpClientConnectionFactory.HTTP11,
                new ClientConnectionFactoryOverHTTP2.HTTP2(http2)));
    }

    private static ClientConnector connector(Tls tls) {
        SslContextFactory.Client factory = new SslContextFactory.Client();
        factory.setSslContext(tls.context());
        protocols(factory);
        ClientConnector connector = new ClientConnector();
        connector.setSslContextFactory(factory);
        return connector;
    }

    private static SslContextFactory.Server server(Tls tls) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(tls.context());
        factory.setWantClientAuth(true);
        protocols(factory);
        return factory;
    }

    private static void protocols(SslContextFactory factory) {
        factory.setIncludeProtocols(Tls.PROTOCOLS.toArray(String[]::new));
    }
}
