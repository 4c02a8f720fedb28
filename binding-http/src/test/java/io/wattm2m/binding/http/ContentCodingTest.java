// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are compressed on their way (RFC 9110 8.4), and what somebody may hide in one. */
class ContentCodingTest {
    private static final String LONG = "12.5 ".repeat(1000);
    private static final Receiver ECHO = request -> ResponsePrimitive.of(ResponseStatusCode.OK, request,
            request.content().orElse(new Content("m2m:cin", Map.of("con", LONG))));
    private final ListeningBinding listening = ListeningBinding.answering(ECHO, "http.max-body", "64 KiB");

    @AfterEach
    void close() {
        listening.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate, gzip;q=0.5, br", "GZIP", "x-gzip"})
    void aLongAnswerIsCompressedForWhoTakesIt(String accepted) throws Exception {
        HttpResponse<byte[]> response = get(accepted);

        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(response.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(response.body()).hasSizeLessThan(1000);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes())
                .asString().contains(LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br", "gzip;q=0", "*;q=0"})
    void nobodyElseGetsIt(String accepted) throws Exception {
        HttpResponse<byte[]> response = get(accepted);

        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(response.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(response.body()).asString().contains(LONG);
    }

    @Test
    void aShortAnswerIsNotWorthIt() {
        HttpResponse<String> response = listening.send(listening.request("/cse-in").header("Accept-Encoding", "gzip")
                .header("Content-Type", "application/json").PUT(BodyPublishers.ofString("{\"m2m:cnt\":{}}")));

        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(response.body()).isEqualTo("{\"m2m:cnt\":{}}");
    }

    @Test
    void aCompressedRequestIsTheRequestThatItWas() throws IOException {
        HttpResponse<String> response = put("gzip", gzip(json(LONG)));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(listening.received.getFirst().content()).contains(new Content("m2m:cin", Map.of("con", LONG)));
    }

    @Test
    void aRequestWithoutBodyMayNameACoding() {
        assertThat(listening.send(listening.request("/cse-in").header("Content-Encoding", "gzip")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBombIsNotInflatedBeyondTheLimit() throws IOException {
        byte[] bomb = gzip(" ".repeat(32 << 20).getBytes(StandardCharsets.US_ASCII));
        assertThat(bomb).as("fits in the limit as it is").hasSizeLessThan(64 << 10);

        HttpResponse<String> response = put("gzip", bomb);

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("X-M2M-RSC")).contains("4000");
        assertThat(response.body()).contains("http.max-body");
    }

    @Test
    void whatIsNoGzipIsABadRequest() throws IOException {
        byte[] whole = gzip(json(LONG));

        for (byte[] broken : new byte[][] {json("12"), Arrays.copyOf(whole, whole.length / 2),
            Arrays.copyOf(whole, 3)}) {
            HttpResponse<String> response = put("gzip", broken);

            assertThat(response.headers().firstValue("X-M2M-RSC")).contains("4000");
            assertThat(response.body()).contains("gzip");
        }
        assertThat(listening.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip, gzip", "deflate"})
    void anotherCodingIsRefusedWithTheOneThatIsSpoken(String coding) {
        HttpResponse<String> response = put(coding, json("12"));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.headers().firstValue("Accept-Encoding")).contains("gzip");
        assertThat(listening.received).isEmpty();
    }

    @Test
    void ourOwnClientTakesCompressedAnswersAndNoBombs() {
        try (ListeningBinding client = ListeningBinding.answeringOk("http.max-body", "16 KiB");
                ListeningBinding bomb = ListeningBinding.answering(request -> ResponsePrimitive.of(
                        ResponseStatusCode.OK, request, new Content("m2m:cin", Map.of("con", "x".repeat(1 << 20)))))) {
            RequestPrimitive request = RequestPrimitive.retrieve("/id-in", "/id-in/x");

            assertThat(client.binding.reach(listening.uri).receive(request).content().orElseThrow().members())
                    .containsEntry("con", LONG);
            assertThat(client.binding.reach(bomb.uri).receive(request).status())
                    .isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
        }
    }

    private HttpResponse<byte[]> get(String accepted) throws Exception {
        return ListeningBinding.CLIENT.send(
                listening.request("/cse-in").header("Accept-Encoding", accepted).build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> put(String coding, byte[] body) {
        return listening.send(listening.request("/cse-in").header("Content-Type", "application/json")
                .header("Content-Encoding", coding).PUT(BodyPublishers.ofByteArray(body)));
    }

    private static byte[] json(String content) {
        return ("{\"m2m:cin\":{\"con\":\"" + content + "\"}}").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(coded)) {
            out.write(bytes);
        }
        return coded.toByteArray();
    }
}
