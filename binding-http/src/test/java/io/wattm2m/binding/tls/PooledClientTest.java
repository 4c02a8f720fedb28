// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.binding.http.HttpBindingProvider;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.testing.Certificates;
import io.wattm2m.cse.testing.OpenSecurity;
import io.wattm2m.cse.testing.Standard;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How we connect to those whom we notify: over few connections, with HTTP/2 where that is offered. */
class PooledClientTest {
    private static final int TOGETHER = 20;
    private static final Set<SocketAddress> FROM = ConcurrentHashMap.newKeySet();
    private static final Set<String> VERSIONS = ConcurrentHashMap.newKeySet();
    private static final Server SERVER = new Server();
    private static CountDownLatch together = new CountDownLatch(0);
    private static Optional<Binding> client = Optional.empty();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Certificates certificates = new Certificates(folder).with("server");
        SERVER.setHandler(new Seeing());
        listen(new HttpConnectionFactory());
        ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory();
        choice.setDefaultProtocol("http/1.1");
        listen(tls(certificates, "alpn"), choice, new HTTP2ServerConnectionFactory(new HttpConfiguration()),
                new HttpConnectionFactory());
        listen(tls(certificates, "http/1.1"), new HttpConnectionFactory());
        SERVER.start();
        Map<String, String> settings = Map.of("data", folder.toString(),
                "tls.authorities", certificates.certificate("server").toString());
        client = Optional
                .of(new HttpBindingProvider().create(new Configuration(settings), new Entity("/id-in", "cse-in"),
                        Standard.SERIALISATIONS, OpenSecurity.security(settings)));
    }

    @AfterAll
    static void stop() throws Exception {
        client.ifPresent(Binding::close);
        SERVER.stop();
    }

    @BeforeEach
    void forget() {
        FROM.clear();
        VERSIONS.clear();
        together = new CountDownLatch(0);
    }

    @Test
    void oneRequestAfterAnotherGoesOverTheSameConnection() {
        for (URI uri : List.of(uri("http", 0), uri("https", 1), uri("https", 2))) {
            forget();
            IntStream.range(0, 5).forEach(i -> send(uri));

            assertThat(FROM).as("connections to %s", uri).hasSize(1);
        }
    }

    @Test
    void http2IsSpokenWhereItIsOffered() {
        send(uri("https", 1));

        assertThat(VERSIONS).containsExactly("HTTP/2.0");
    }

    @Test
    void http11IsSpokenWithAllOthers() {
        send(uri("http", 0));
        send(uri("https", 2));

        assertThat(VERSIONS).containsExactly("HTTP/1.1");
    }

    @Test
    void manyRequestsAtATimeShareOneConnectionOfHttp2() throws InterruptedException {
        URI uri = uri("https", 1);
        send(uri);
        together = new CountDownLatch(TOGETHER);

        Thread[] threads = IntStream.range(0, TOGETHER).mapToObj(i -> Thread.startVirtualThread(() -> send(uri)))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(together.getCount()).as("those that were not there at the same time").isZero();
        assertThat(FROM).hasSize(1);
    }

    private static void send(URI uri) {
        assertThat(client.orElseThrow().reach(uri).answer(RequestPrimitive.retrieve("/id-in", "/id-mn/x")).status())
                .isEqualTo(ResponseStatusCode.OK);
    }

    private static URI uri(String scheme, int connector) {
        return URI.create(scheme + "://127.0.0.1:" + ((ServerConnector) SERVER.getConnectors()[connector])
                .getLocalPort());
    }

    private static void listen(ConnectionFactory... protocols) {
        ServerConnector connector = new ServerConnector(SERVER, protocols);
        connector.setHost("127.0.0.1");
        SERVER.addConnector(connector);
    }

    private static SslConnectionFactory tls(Certificates certificates, String next) throws Exception {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(certificates.context("server", "server"));
        return new SslConnectionFactory(factory, next);
    }

    /** Remembers over which connection and in which version a request came, and answers once all are there. */
    private static final class Seeing extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws InterruptedException {
            FROM.add(request.getConnectionMetaData().getRemoteSocketAddress());
            VERSIONS.add(request.getConnectionMetaData().getHttpVersion().asString());
            together.countDown();
            together.await();
            response.getHeaders().put("X-M2M-RSC", 2000);
            callback.succeeded();
            return true;
        }
    }
}
