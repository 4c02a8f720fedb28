// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.codec.LostIdentifier;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.testing.OpenSecurity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.websocket.api.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that the CSE opens itself, to CSEs and to URLs that notifications go to. */
class DialledConnectionTest {
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable part : open.reversed()) {
            part.close();
        }
    }

    @Test
    void requestsGoToTheOtherCseAndItsAnswersComeBack() {
        Binding mine = binding("/id-mn");
        URI other = binding("/id-in").start(DialledConnectionTest::ok).getFirst();
        RequestPrimitive request = RequestPrimitive.retrieve("/id-mn", "/id-in/cse-in/meter");

        ResponsePrimitive response = mine.reach(other).receive(request);

        assertThat(response.status()).isEqualTo(ResponseStatusCode.OK);
        assertThat(response.requestIdentifier()).isEqualTo(request.requestIdentifier());
        assertThat(response.content().orElseThrow().value()).isEqualTo("/id-in/cse-in/meter");
    }

    @Test
    void theOtherCseUsesTheSameConnectionTheOtherWay() {
        List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
        Binding mine = binding("/id-mn");
        mine.start(request -> {
            received.add(request);
            return ok(request);
        });
        Binding theirs = binding("/id-in");
        URI other = theirs.start(DialledConnectionTest::ok).getFirst();
        mine.reach(other).receive(RequestPrimitive.retrieve("/id-mn/Cmeter", "/id-in/cse-in"));

        Receiver back = theirs.connected("/id-mn").orElseThrow();
        ResponsePrimitive response = back.receive(RequestPrimitive.retrieve("/id-in", "/id-mn/cse-mn/meter"));

        assertThat(response.status()).isEqualTo(ResponseStatusCode.OK);
        assertThat(received).singleElement().extracting(RequestPrimitive::to).isEqualTo("/id-mn/cse-mn/meter");
    }

    @Test
    void aConnectionIsUsedAgainAndOpenedAgainWhenItIsGone() {
        WebServer server = server(true, DialledConnectionTest::okText);
        Receiver receiver = binding("/id-in").reach(server.uri("/hook"));

        receiver.receive(notification(server));
        receiver.receive(notification(server));
        assertThat(server.sessions).hasSize(1);

        server.sessions.getFirst().close(1000, "", Callback.NOOP);
        await().until(() -> receiver.receive(notification(server)).status() == ResponseStatusCode.OK
                && server.sessions.size() == 2);
    }

    @Test
    void theConnectionLongestUnusedMakesRoom() {
        WebServer server = server(true, DialledConnectionTest::okText);
        Binding binding = binding("/id-in", "websocket.max-outgoing", "2");

        for (String path : List.of("/1", "/2", "/1", "/3")) {
            assertThat(binding.reach(server.uri(path)).receive(notification(server)).status())
                    .isEqualTo(ResponseStatusCode.OK);
        }

        await().until(() -> !server.sessions.get(1).isOpen());
        assertThat(server.sessions.get(0).isOpen()).isTrue();
        assertThat(server.sessions.get(2).isOpen()).isTrue();
    }

    @Test
    void whereNobodyListensNobodyIsReached() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("ws://127.0.0.1:" + socket.getLocalPort());
        }

        assertThat(statusAt(nobody)).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
        assertThat(statusAt(URI.create("ws:nothing"))).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
        assertThat(statusAt(URI.create("ws://host.invalid/#part"))).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
    }

    @Test
    void aServerThatDoesNotSpeakOneM2mIsNotReachable() {
        assertThat(statusAt(server(false, DialledConnectionTest::okText).uri("/")))
                .isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
    }

    @Test
    void oneThatDoesNotAnswerIsWaitedForOnlySoLong() {
        WebServer server = server(true, text -> "");
        Binding binding = binding("/id-in", "websocket.request-timeout", "200 ms");

        assertThat(binding.reach(server.uri("/")).receive(notification(server)).status())
                .isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
    }

    @Test
    void whatWaitsFailsWhenTheConnectionIsLost() {
        List<WebServer> servers = new ArrayList<>();
        servers.add(server(true, text -> {
            servers.getFirst().sessions.getFirst().disconnect();
            return "";
        }));

        assertThat(binding("/id-in").reach(servers.getFirst().uri("/")).receive(notification(servers.getFirst()))
                .status()).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
    }

    @Test
    void aBrokenAnswerIsAnInternalError() {
        WebServer server = server(true, text -> Application.text(Map.of("rsc", 9L, "rqi", identifier(text))));

        assertThat(statusAt(server.uri("/"))).isEqualTo(ResponseStatusCode.INTERNAL_SERVER_ERROR);
    }

    private ResponseStatusCode statusAt(URI uri) {
        return binding("/id-in").reach(uri).receive(RequestPrimitive.retrieve("/id-in", "/id-mn/cse-mn")).status();
    }

    private Binding binding(String cseId, String... settings) {
        Map<String, String> map = new java.util.HashMap<>(Map.of("websocket.port", "0"));
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        Binding binding =
                new WebSocketBindingProvider().create(new Configuration(map), new Entity(cseId, "cse-in"),
                        io.wattm2m.cse.testing.Standard.SERIALISATIONS, OpenSecurity.security());
        open.add(binding);
        return binding;
    }

    private WebServer server(boolean withSubprotocol, java.util.function.Function<String, String> answer) {
        WebServer server = new WebServer(withSubprotocol, (protocol, message) -> answer
                .apply(new String(message, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        open.add(server);
        return server;
    }

    private static RequestPrimitive notification(WebServer server) {
        return RequestPrimitive.notify("/id-in", server.uri("/hook").toString(),
                new Content("m2m:sgn", Map.of("sur", "/id-in/sub")));
    }

    private static ResponsePrimitive ok(RequestPrimitive request) {
        return ResponsePrimitive.of(ResponseStatusCode.OK, request, new Content("m2m:uri", request.to()));
    }

    private static String okText(String request) {
        return Application.text(Map.of("rsc", 2000L, "rqi", identifier(request)));
    }

    private static String identifier(String request) {
        return LostIdentifier.in(request.getBytes(StandardCharsets.UTF_8));
    }
}
