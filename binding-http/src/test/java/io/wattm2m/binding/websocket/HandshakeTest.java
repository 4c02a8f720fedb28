// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TS-0020 6.2: how a connection comes about. */
class HandshakeTest {
    private final RunningCse cse = new RunningCse("websocket.origins", "https://home.example");

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void theFirstSubprotocolThatIsSpokenHereIsTaken() {
        try (Application application = Application.connect(cse.uri, "graphql-ws", "oneM2M.json", "chat")) {
            assertThat(application.subprotocol()).isEqualTo("oneM2M.json");
            assertThat(application.send(RequestPrimitive.retrieve("CAdmin", "cse-in")).status())
                    .isEqualTo(ResponseStatusCode.OK);
        }
    }

    @Test
    void aClientThatWouldRatherHaveAnotherSerialisationGetsIt() {
        try (Application application = Application.connect(cse.uri, "oneM2M.cbor", "oneM2M.xml", "oneM2M.json")) {
            assertThat(application.subprotocol()).isEqualTo("oneM2M.cbor");
        }
    }

    @Test
    void withoutASubprotocolOfOneM2mThereIsNoConnection() {
        assertThatThrownBy(() -> Application.connect(cse.uri, "graphql-ws", "chat")).satisfies(refused(400));
        assertThatThrownBy(() -> Application.connect(cse.uri, new String[0])).satisfies(refused(400));
    }

    @Test
    void onlyTheRootIsServed() throws Exception {
        assertThatThrownBy(() -> connect("https://home.example", cse.uri.resolve("/other"))).satisfies(refused(404));
        assertThat(get("/other").statusCode()).isEqualTo(404);
    }

    @Test
    void aRequestThatAsksForNoUpgradeIsToldSo() throws Exception {
        HttpResponse<String> response = get("/");

        assertThat(response.statusCode()).isEqualTo(426);
        assertThat(response.headers().firstValue("Upgrade")).contains("websocket");
    }

    @Test
    void aWebPageConnectsOnlyFromAnOriginThatIsAdmitted() {
        assertThatThrownBy(() -> connect("https://elsewhere.example", cse.uri)).satisfies(refused(403));
        connect("https://home.example", cse.uri).abort();
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI http = URI.create("http://" + cse.uri.getAuthority() + path);
        return Application.CLIENT.send(HttpRequest.newBuilder(http).build(), BodyHandlers.ofString());
    }

    private static WebSocket connect(String origin, URI uri) {
        CompletableFuture<WebSocket> connection = Application.CLIENT.newWebSocketBuilder().header("Origin", origin)
                .subprotocols("oneM2M.json").buildAsync(uri.resolve(uri.getPath().isEmpty() ? "/" : uri.getPath()),
                        new WebSocket.Listener() {});
        return connection.join();
    }

    private static org.assertj.core.api.ThrowingConsumer<Throwable> refused(int status) {
        return failure -> assertThat(failure).isInstanceOf(CompletionException.class).cause()
                .asInstanceOf(type(WebSocketHandshakeException.class))
                .satisfies(refusal -> assertThat(refusal.getResponse().statusCode()).isEqualTo(status));
    }
}
