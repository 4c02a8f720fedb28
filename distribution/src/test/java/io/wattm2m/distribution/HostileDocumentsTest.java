// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that are small and would be large, or that ask for what is not theirs: BAD_REQUEST over every protocol. */
class HostileDocumentsTest {
    private static final int DEEP = 20_000;
    private static final Map<String, Integer> COAP_FORMATS = Map.of("xml", 41, "json", 50, "cbor", 60);
    private static PlatformProcess platform;
    private static HttpOriginator admin;
    private static MqttPeer peer;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        platform = PlatformProcess.in(folder).jvm("-Xmx256m", "-XX:+ExitOnOutOfMemoryError").onFreePorts().start()
                .awaitBanner();
        admin = HttpOriginator.admin(platform.at("http"));
        peer = new MqttPeer(platform.broker());
    }

    @AfterAll
    static void itHasSurvivedEverything() {
        peer.close();
        assertThat(platform.stop()).isZero();
        assertThat(platform.errors()).doesNotContain("\tat ", "OutOfMemory");
        admin.close();
    }

    static Stream<Arguments> documents() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l").append(i).append(" \"").append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        }
        return Stream.of(
                document("xml", "a billion laughs", laughs + "]><m2m:cnt><lbl>&l9;</lbl></m2m:cnt>"),
                document("xml", "an entity from elsewhere",
                        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><m2m:cnt><lbl>&e;</lbl></m2m:cnt>"),
                document("xml", "deep", "<a>".repeat(DEEP) + "</a>".repeat(DEEP)),
                document("json", "deep arrays", "[".repeat(DEEP) + "]".repeat(DEEP)),
                document("json", "deep objects", "{\"a\":".repeat(DEEP)),
                document("cbor", "deep", hex("81").repeat(DEEP)),
                document("cbor", "a text of 2 GB", hex("a1 61 61 7a 7fffffff 61")),
                document("cbor", "bytes of 8 EB", hex("a1 61 61 5b 7fffffffffffffff 61")),
                document("cbor", "an array of 8 EB", hex("a1 61 61 9b 7fffffffffffffff 61")),
                document("cbor", "an object of 8 EB", hex("bb 7fffffffffffffff 61 61")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("documents")
    void whatWouldBeLargeIsABadRequestOverEveryProtocol(String format, String what, byte[] document) throws Exception {
        assertThat(overHttp(format, document)).as("HTTP").isEqualTo("4000");
        assertThat(new CoapOriginator(platform.at("coap")).create("cse-in", 3, COAP_FORMATS.get(format), document))
                .as("CoAP").isEqualTo(4000);
        assertThat(peer.exchange(format, document)).as("MQTT").contains(status(format));
        assertThat(overWebSocket(format, document)).as("WebSocket").contains(status(format));
        assertThat(admin.retrieve("cse-in").status()).isEqualTo(2000);
    }

    private static String overHttp(String format, byte[] document) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(platform.at("http").resolve("/cse-in"))
                    .header("X-M2M-Origin", "CAdmin").header("X-M2M-RI", "h").header("X-M2M-RVI", "3")
                    .header("Content-Type", "application/" + format + ";ty=3")
                    .POST(BodyPublishers.ofByteArray(document)).build(), BodyHandlers.discarding()).headers()
                    .firstValue("X-M2M-RSC").orElse("");
        }
    }

    private static String overWebSocket(String format, byte[] document) throws Exception {
        Messages messages = new Messages();
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket = client.newWebSocketBuilder().subprotocols("oneM2M." + format)
                    .buildAsync(platform.at("ws").resolve("/"), messages).get(30, TimeUnit.SECONDS);
            if (format.equals("cbor")) {
                socket.sendBinary(ByteBuffer.wrap(document), true).get(30, TimeUnit.SECONDS);
            } else {
                socket.sendText(new String(document, ISO_8859_1), true).get(30, TimeUnit.SECONDS);
            }
            String answer = messages.first.get(30, TimeUnit.SECONDS);
            socket.abort();
            return answer;
        }
    }

    /** How 4000 is written. */
    private static String status(String format) {
        return format.equals("cbor") ? hex("19 0fa0") : "4000";
    }

    private static Arguments document(String format, String what, String bytes) {
        return Arguments.of(format, what, bytes.getBytes(ISO_8859_1));
    }

    private static String hex(String bytes) {
        return new String(HexFormat.of().parseHex(bytes.replace(" ", "")), ISO_8859_1);
    }

    /** The first message that comes, a character for each byte. */
    private static final class Messages implements WebSocket.Listener {
        private final CompletableFuture<String> first = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            return add(socket, part.toString().getBytes(ISO_8859_1), last);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            return add(socket, copy, last);
        }

        private CompletionStage<?> add(WebSocket socket, byte[] part, boolean last) {
            bytes.writeBytes(part);
            if (last) {
                first.complete(bytes.toString(ISO_8859_1));
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
