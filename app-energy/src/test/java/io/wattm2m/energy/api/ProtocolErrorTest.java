// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server itself refuses, before any route is found: problem documents as everything else. */
class ProtocolErrorTest {
    private final RunningServer server = RunningServer.withKettle();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    void aDocumentThatIsTooLargeIsRefusedAsAProblem(String method) throws IOException {
        String path = method.equals("POST") ? "/api/schedules" : "/api/ai/away";

        JsonNode problem = refused(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n", 413);

        assertThat(problem.path("title").asText()).isEqualTo("Request Entity Too Large");
        assertThat(problem.path("detail").asText()).contains("65536");
    }

    @ParameterizedTest
    @CsvSource({"/%zz, 400", "/api/devices/%2f, 400", "//api//devices, 400", "/api/devices?x=…, 414"})
    void anAddressThatIsNoneIsRefusedAsAProblem(String path, int status) throws IOException {
        String line = path.replace("…", "x".repeat(20_000));

        JsonNode problem = refused("GET " + line + " HTTP/1.1\r\nHost: localhost\r\n\r\n", status);

        assertThat(problem.path("detail").asText()).isNotBlank();
    }

    private JsonNode refused(String request, int status) throws IOException {
        URI address = server.server.address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = answer(socket.getInputStream());

            assertThat(answer).startsWith("HTTP/1.1 " + status);
            assertThat(answer).containsIgnoringCase("Content-Type: application/problem+json");
            JsonNode problem = new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            return problem;
        }
    }

    /** The header, and as much of a body as it announces. */
    private static String answer(InputStream in) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return read.toString();
            }
            read.append((char) next);
        }
        int length = read.toString().lines().filter(line -> line.toLowerCase(java.util.Locale.ROOT)
                .startsWith("content-length:")).mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return read + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
