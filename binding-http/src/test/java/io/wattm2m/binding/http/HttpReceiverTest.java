// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.testing.OpenSecurity;
import io.wattm2m.cse.testing.Standard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpReceiverTest {
    private static final Content VERIFICATION = new Content("m2m:sgn", Map.of("vrq", true));
    private final Binding binding = new HttpBindingProvider().create(
            new Configuration(Map.of("http.request-timeout", "2 s", "http.max-body", "1 KiB")),
            new Entity("/id-in", "cse-in"), Standard.SERIALISATIONS, OpenSecurity.security());

    @AfterEach
    void close() {
        binding.close();
    }

    @Test
    void aRequestToAnIdentifierGoesToItsPathBelowThePointOfAccess() {
        try (ListeningBinding other = ListeningBinding.answeringOk()) {
            RequestPrimitive request = RequestPrimitive.notify("/id-in", "/id-in/Cmeter", VERIFICATION);

            ResponsePrimitive response = binding.reach(other.uri).receive(request);

            assertThat(response.status()).isEqualTo(ResponseStatusCode.OK);
            assertThat(response.requestIdentifier()).isEqualTo(request.requestIdentifier());
            RequestPrimitive received = other.received.getFirst();
            assertThat(received.operation()).isEqualTo(Operation.NOTIFY);
            assertThat(received.to()).isEqualTo("/id-in/Cmeter");
            assertThat(received.from()).contains("/id-in");
            assertThat(received.requestIdentifier()).isEqualTo(request.requestIdentifier());
            assertThat(received.options().releaseVersion()).contains("4");
            assertThat(received.content()).contains(VERIFICATION);
        }
    }

    @Test
    void aRequestToAUrlGoesToExactlyThisUrl() throws IOException {
        try (WebServer server = new WebServer(200, "")) {
            URI url = server.uri("/hook/a%20b?key=1");

            ResponsePrimitive response =
                    binding.reach(url).receive(RequestPrimitive.notify("/id-in", url.toString(), VERIFICATION));

            assertThat(response.status()).isEqualTo(ResponseStatusCode.OK);
            assertThat(server.seen).containsExactly("POST /hook/a%20b?key=1 {\"m2m:sgn\":{\"vrq\":true}}");
        }
    }

    /** A simple application serves the path in its point of access and no other. */
    @Test
    void aWebServerThatDoesNotKnowThePathIsNotifiedAtItsPointOfAccess() throws IOException {
        try (WebServer server = new WebServer(404, "")) {
            binding.reach(server.uri("/told"))
                    .receive(RequestPrimitive.notify("/id-in", "/id-in/Cmeter", VERIFICATION));

            assertThat(server.seen).containsExactly("POST /told/~/id-in/Cmeter {\"m2m:sgn\":{\"vrq\":true}}",
                    "POST /told {\"m2m:sgn\":{\"vrq\":true}}");
        }
    }

    @Test
    void aPointOfAccessMayHaveAPath() throws IOException {
        try (WebServer server = new WebServer(200, "")) {
            binding.reach(server.uri("/base/")).receive(RequestPrimitive.retrieve("/id-in", "//sp/cse/x"));

            assertThat(server.seen).containsExactly("GET /base/_/sp/cse/x ");
        }
    }

    // @formatter:off
    @ParameterizedTest
    @CsvSource({"200, OK", "204, OK", "202, OK", "404, NOT_FOUND", "403, ORIGINATOR_HAS_NO_PRIVILEGE",
        "418, BAD_REQUEST", "500, INTERNAL_SERVER_ERROR", "503, TARGET_NOT_REACHABLE", "302, TARGET_NOT_REACHABLE"})
    // @formatter:on
    void aPlainWebServersAnswerCountsByItsStatus(int status, ResponseStatusCode code) throws IOException {
        try (WebServer server = new WebServer(status, status == 204 ? "" : "<html>whatever</html>")) {
            assertThat(notify(server.uri("/")).status()).isEqualTo(code);
        }
    }

    @Test
    void whatTheOtherSideRefusesIsHandedOnWithItsText() {
        try (ListeningBinding other = ListeningBinding.answering(request -> {
            throw RequestFailure.noPrivilege("not you");
        })) {
            ResponsePrimitive response = notify(other.uri);

            assertThat(response.status()).isEqualTo(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
            assertThat(response.content()).contains(new Content("m2m:dbg", "not you"));
        }
    }

    @Test
    void nobodyListeningIsNotReachable() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        ResponsePrimitive response = notify(nobody);

        assertThat(response.status()).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
        assertThat(response.content().map(Content::value).orElse("").toString()).contains(nobody.toString());
    }

    @Test
    void someoneWhoNeverAnswersIsNotReachable() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(notify(URI.create("http://127.0.0.1:" + silent.getLocalPort())).status())
                    .isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
        }
    }

    @Test
    void aUrlWithoutHostIsNotReachable() {
        assertThat(notify(URI.create("http:/nowhere")).status()).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
    }

    @Test
    void anExpiredRequestIsNotSent() {
        try (ListeningBinding other = ListeningBinding.answeringOk()) {
            RequestPrimitive request = expiring(RequestPrimitive.retrieve("/id-in", "/id-in/x"), "20200101T000000");

            assertThat(binding.reach(other.uri).receive(request).status())
                    .isEqualTo(ResponseStatusCode.REQUEST_TIMEOUT);
            assertThat(other.received).isEmpty();
        }
    }

    @Test
    void anAnswerWithoutEndIsNotReadToItsEnd() {
        try (ListeningBinding other = ListeningBinding.answering(request -> ResponsePrimitive.of(ResponseStatusCode.OK,
                request, new Content("m2m:cin", Map.of("con", "x".repeat(5000)))))) {
            assertThat(notify(other.uri).status()).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
        }
    }

    @Test
    void aHeaderCannotBeBrokenOutOf() {
        try (ListeningBinding other = ListeningBinding.answeringOk()) {
            ResponsePrimitive response = binding.reach(other.uri)
                    .receive(RequestPrimitive.retrieve("/id-in\r\nX-Evil: 1", "/id-in/x"));

            assertThat(response.status()).isEqualTo(ResponseStatusCode.BAD_REQUEST);
            assertThat(other.received).isEmpty();
        }
    }

    @Test
    void aPartialRetrieveNamesItsAttributeInTheQuery() {
        try (ListeningBinding other = ListeningBinding.answeringOk()) {
            binding.reach(other.uri).receive(RequestPrimitive.retrieve("/id-in", "/id-in/x#lbl"));

            assertThat(other.received.getFirst().to()).isEqualTo("/id-in/x");
            assertThat(other.received.getFirst().content()).contains(new Content("m2m:atrl", List.of("lbl")));
        }
    }

    private ResponsePrimitive notify(URI pointOfAccess) {
        return binding.reach(pointOfAccess).receive(RequestPrimitive.notify("/id-in", "/id-in/Cmeter", VERIFICATION));
    }

    private static RequestPrimitive expiring(RequestPrimitive request, String time) {
        RequestPrimitive.Options options = request.options();
        return request.withOptions(new RequestPrimitive.Options(options.resultContent(), options.structured(),
                options.filter(), options.responseType(), options.releaseVersion(), Optional.of(time)));
    }

    /** A web server that knows no oneM2M. */
    private static final class WebServer implements AutoCloseable {
        final List<String> seen = new CopyOnWriteArrayList<>();
        private final HttpServer server;

        WebServer(int status, String body) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.getResponseHeaders().add("Location", "/elsewhere");
                exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
                exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
                exchange.close();
            });
            server.start();
        }

        URI uri(String path) {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
