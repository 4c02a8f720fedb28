// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.binding.tls.SecureConnectors;
import io.wattm2m.cse.spi.Security;
import io.wattm2m.cse.spi.Tls;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * A listener for HTTP/1.1 and, on the same port, HTTP/2, with TLS where there is a certificate. A few platform threads
 * select and accept; every request has a virtual thread, so that a blocked one costs next to nothing. Thread-safe.
 */
final class HttpListener implements AutoCloseable {
    private static final int PLATFORM_THREADS = 16;
    private static final long STOP_MILLIS = 5_000;
    private static final long SHUTDOWN_IDLE_MILLIS = 50;
    // a stream is reset at the second idle time-out, even while its request is being worked on
    private static final Duration LONGEST_EXCHANGE = Duration.ofMinutes(10);
    private static final int RESPONSE_HEADER_EXTRA = 8192;
    /** What a page may send, and what it may read, beside what every page may. */
    private static final Set<String> REQUEST_HEADERS = Stream.concat(HeaderFields.ofRequests().stream(),
            Stream.of("Content-Type", "Content-Encoding", "Accept", "Authorization")).collect(Collectors.toSet());
    private static final Set<String> RESPONSE_HEADERS = Stream.concat(HeaderFields.ofResponses().stream(),
            Stream.of("Content-Location", "Allow", "Retry-After")).collect(Collectors.toSet());

    private final Server server;
    private final URI pointOfAccess;

    private HttpListener(Server server, URI pointOfAccess) {
        this.server = server;
        this.pointOfAccess = pointOfAccess;
    }

    /**
     * Opens a listener at this address; StartFailure where it is not to be had.
     *
     * @param outside what is asked before the handler of primitives
     */
    static HttpListener open(String bind, HttpSettings settings, Security security, PrimitiveHandler handler,
            List<Handler.Wrapper> outside) {
        Server server = new Server(threads());
        server.setStopTimeout(STOP_MILLIS);
        server.setErrorHandler(new ErrorResponse());
        server.setHandler(new GracefulHandler(wrapped(outside, crossOrigin(settings, handler))));
        ServerConnector connector = connector(server, bind, settings, security.server(), handler.places());
        ListeningAddress.open(connector, "HTTP", "http.port and bind");
        LifeCycle.start(server);
        return new HttpListener(server, ListeningAddress.pointOfAccess(connector, settings.pointOfAccess(), "http"));
    }

    /** Under which URI others reach it. */
    URI pointOfAccess() {
        return pointOfAccess;
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS);
        threads.setName("http");
        VirtualThreadPool requests = new VirtualThreadPool();
        requests.setName("http-request-");
        // what runs at a time is bounded by the connections; a queue here could only make requests wait for each other
        requests.setMaxConcurrentTasks(-1);
        threads.setVirtualThreadsExecutor(requests);
        return threads;
    }

    private static Handler wrapped(List<Handler.Wrapper> outside, Handler inside) {
        Handler handler = inside;
        for (Handler.Wrapper wrapper : outside.reversed()) {
            wrapper.setHandler(handler);
            handler = wrapper;
        }
        return handler;
    }

    private static Handler crossOrigin(HttpSettings settings, Handler handler) {
        if (settings.corsOrigins().isEmpty()) {
            return handler;
        }
        CrossOriginHandler crossOrigin = new CrossOriginHandler();
        crossOrigin.setAllowedOriginPatterns(settings.corsOrigins().stream()
                .map(origin -> origin.equals("*") ? origin : Pattern.quote(origin)).collect(Collectors.toSet()));
        crossOrigin.setAllowedMethods(RequestMapping.METHODS);
        crossOrigin.setAllowedHeaders(REQUEST_HEADERS);
        crossOrigin.setExposedHeaders(RESPONSE_HEADERS);
        crossOrigin.setAllowCredentials(false);
        crossOrigin.setHandler(handler);
        return crossOrigin;
    }

    private static ServerConnector connector(Server server, String bind, HttpSettings settings, Optional<Tls> tls,
            Places places) {
        HttpConfiguration http = http(settings);
        List<ConnectionFactory> protocols = tls.map(secure -> encrypted(secure, http)).orElseGet(() -> plain(http));
        ServerConnector connector = new PlacedConnector(server, protocols, places, settings.headerTimeout());
        connector.setHost(bind);
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_MILLIS);
        server.addConnector(connector);
        return connector;
    }

    private static List<ConnectionFactory> plain(HttpConfiguration http) {
        HTTP2CServerConnectionFactory http2 = new HTTP2CServerConnectionFactory(http);
        http2.setStreamIdleTimeout(LONGEST_EXCHANGE.toMillis());
        return List.of(new HttpConnectionFactory(http), http2);
    }

    private static List<ConnectionFactory> encrypted(Tls tls, HttpConfiguration http) {
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(SecureConnectors.secured(http));
        http2.setStreamIdleTimeout(LONGEST_EXCHANGE.toMillis());
        return SecureConnectors.http2(tls, http2, http);
    }

    private static HttpConfiguration http(HttpSettings settings) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize((int) settings.maxHeader().bytes());
        // what is repeated from the request has to fit
        int response = (int) settings.maxHeader().bytes() + RESPONSE_HEADER_EXTRA;
        http.setMaxResponseHeaderSize(response);
        http.setResponseHeaderSize(response);
        // the mapping reads the raw path and is stricter itself
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }
}
