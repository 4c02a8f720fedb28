// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no well-meaning client sends. After each, the listener still serves. */
class HostileInputTest {
    private static final String FIELDS = "Host: x\r\nX-M2M-RI: r-1\r\nX-M2M-Origin: Cmeter\r\nX-M2M-RVI: 4\r\n";
    private static final ExecutorService TRICKLERS = Executors.newVirtualThreadPerTaskExecutor();
    private final ListeningBinding listening =
            ListeningBinding.answeringOk("http.max-body", "64 KiB", "http.max-header",
                    "4 KiB", "http.idle-timeout", "500 ms", "http.body-timeout", "1 s");

    @AfterEach
    void stillServes() {
        assertThat(listening.send(listening.request("/cse-in")).statusCode()).isEqualTo(200);
        listening.close();
    }

    @Test
    void aHundredMegabytesInChunksAreRefusedEarly() throws IOException {
        byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(ISO_8859_1);
        byte[][] parts = new byte[1601][];
        Arrays.fill(parts, chunk);
        parts[0] = post("Transfer-Encoding: chunked").getBytes(ISO_8859_1);

        String response = listening.raw(parts);

        assertRefused(response, 413, 4000);
        assertThat(response).contains("http.max-body").contains("Connection: close");
    }

    @Test
    void anAnnouncedHundredMegabytesAreRefusedBeforeTheyCome() throws IOException {
        String response = listening.raw(post("Content-Length: 104857600"));

        assertRefused(response, 413, 4000);
    }

    @Test
    void aBodyThatStopsIsNotWaitedForForever() throws IOException {
        String response = listening.raw(post("Content-Length: 100") + "{\"m2m:");

        assertRefused(response, 408, 4008);
    }

    @Test
    void aBodyThatTricklesIsNotWaitedForForever() throws Exception {
        try (Socket socket = new Socket(listening.uri.getHost(), listening.uri.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(post("Content-Length: 60000").getBytes(ISO_8859_1));
            Future<byte[]> response = TRICKLERS.submit(() -> socket.getInputStream().readNBytes(12));
            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                out.write(' ');
                return response.isDone();
            });

            assertThat(new String(response.get(), ISO_8859_1)).isEqualTo("HTTP/1.1 408");
        }
    }

    @Test
    void aHeaderThatIsTooLargeIsRefused() throws IOException {
        String response =
                listening.raw("GET /cse-in HTTP/1.1\r\n" + FIELDS + "X-Bomb: " + "x".repeat(100_000) + "\r\n\r\n");

        assertRefused(response, 431, 4000);
        assertThat(response).contains("http.max-header");
    }

    @Test
    void countlessHeaderFieldsAreRefused() throws IOException {
        String bombs = String.join("", Collections.nCopies(10_000, "X: y\r\n"));

        assertRefused(listening.raw("GET /cse-in HTTP/1.1\r\n" + FIELDS + bombs + "\r\n"), 431, 4000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cse-in/%", "/cse-in/%4", "/cse-in/%zz", "/cse-in/a%00b"})
    void aTargetThatIsNoUriIsABadRequest(String target) throws IOException {
        String response = listening.raw("GET " + target + " HTTP/1.1\r\n" + FIELDS + "Connection: close\r\n\r\n");

        assertRefused(response, 400, 4000);
        assertThat(listening.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cse-in/a%2Fb", "/cse-in/%ff%fe", "/cse-in/%C3%28", "/cse-in/%0a", "//cse-in",
        "/cse-in?rcn=%zz", "/cse-in?rcn", "/cse-in?=4", "/cse-in?rcn=1&rcn=2", "/cse-in?rcn=99999999999999",
        "/cse-in?drt=3"})
    void aTargetThatIsBrokenIsABadRequestWithItsIdentifier(String target) throws IOException {
        String response = listening.raw("GET " + target + " HTTP/1.1\r\n" + FIELDS + "Connection: close\r\n\r\n");

        assertRefused(response, 400, 4000);
        assertThat(response).contains("X-M2M-RI: r-1");
        assertThat(listening.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE\r\n\r\n", "GET /a b c HTTP/1.1\r\n\r\n",
        "GET /cse-in HTTP/1.1\r\nX-M2M-RI: 1\r\n\r\n",
        "GET /cse-in HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n", "GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n"})
    void whatIsNoHttpIsRefusedInTheProtocolsOwnWords(String text) throws IOException {
        String response = listening.raw(text);

        assertRefused(response, 400, 4000);
        assertThat(response).doesNotContain("org.eclipse").doesNotContain("Jetty");
    }

    @Test
    void aRequestWithoutIdentifierIsToldWhichHeaderIsMissing() throws IOException {
        String response = listening.raw("GET /cse-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertRefused(response, 400, 4000);
        assertThat(response).contains("X-M2M-RI (rqi) is missing");
    }

    @Test
    void twoOriginatorsAreOneTooMany() throws IOException {
        String response = listening
                .raw("GET /cse-in HTTP/1.1\r\n" + FIELDS + "x-m2m-origin: CAdmin\r\nConnection: close\r\n\r\n");

        assertRefused(response, 400, 4000);
        assertThat(response).contains("X-M2M-Origin occurs 2 times");
    }

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "{\"m2m:cnt\":                            | malformed JSON",
        "{\"m2m:cnt\":{\"lbl\":[1,}}              | malformed JSON",
        "{\"m2m:cnt\":{\"rn\":\"a\",\"rn\":\"b\"}}| Duplicate field",
        "{\"m2m:cnt\":{}} {}                      | behind the end",
        "{\"m2m:cnt\":{},\"m2m:cin\":{}}          | root members",
        "{}                                       | root members",
        "[1]                                      | not an object",
        "\"text\"                                 | not an object",
        "{\"m2m:cnt\":NaN}                        | malformed JSON"})
    // @formatter:on
    void aBodyThatIsNoContentIsABadRequestWithTheReason(String body, String reason) throws IOException {
        String response = listening.raw(post("Connection: close\r\nContent-Length: " + body.length()) + body);

        assertRefused(response, 400, 4000);
        assertThat(response).contains(reason);
        assertThat(listening.received).isEmpty();
    }

    @Test
    void malformedJsonIsToldWithItsPlace() throws IOException {
        String body = "{\"m2m:cnt\":\n {\"lbl\" 1}}";

        assertThat(listening.raw(post("Connection: close\r\nContent-Length: " + body.length()) + body))
                .contains("at line 2, column 9");
    }

    @Test
    void nestingWithoutEndIsRefused() throws IOException {
        String body = "{\"m2m:cnt\":" + "[".repeat(50_000) + "]".repeat(10_000);

        assertRefused(listening.raw(post("Connection: close\r\nContent-Length: " + body.length()) + body), 400, 4000);
    }

    @ParameterizedTest
    @CsvSource({"00000022", "ff7b7d", "fffe0000", "efbbbf", "7b22c328227d", "0000fffe", "fe ff 00 7b"})
    void octetsThatAreNotUtf8AreABadRequest(String hexadecimal) throws IOException {
        byte[] body = java.util.HexFormat.of().parseHex(hexadecimal.replace(" ", ""));

        String response =
                listening.raw(post("Connection: close\r\nContent-Length: " + body.length).getBytes(ISO_8859_1), body);

        assertRefused(response, 400, 4000);
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
        String one = "GET /cse-in HTTP/1.1\r\nHost: x\r\nX-M2M-Origin: C\r\nX-M2M-RI: ";

        String response =
                listening.raw(one + "p-1\r\n\r\n" + one + "p-2\r\n\r\n" + one + "p-3\r\nConnection: close\r\n\r\n");

        assertThat(response).containsSubsequence("X-M2M-RI: p-1", "X-M2M-RI: p-2", "X-M2M-RI: p-3");
    }

    @Test
    void aBodyWithTwoLengthsIsRefused() throws IOException {
        assertRefused(listening.raw(post("Content-Length: 2\r\nContent-Length: 40") + "{}"), 400, 4000);
        assertRefused(listening.raw(post("Content-Length: 2\r\nTransfer-Encoding: chunked") + "0\r\n\r\n"), 400, 4000);
    }

    private static String post(String fields) {
        return "POST /cse-in HTTP/1.1\r\n" + FIELDS + "Content-Type: application/json;ty=3\r\n" + fields + "\r\n\r\n";
    }

    private static void assertRefused(String response, int status, int code) {
        assertThat(response).startsWith("HTTP/1.1 " + status + " ").contains("X-M2M-RSC: " + code)
                .contains("{\"m2m:dbg\":");
    }
}
