// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Before there is an account, and how the first one is made. */
class SetUpTest {
    private final RunningServer server = RunningServer.withGuests();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whoIsOnThisMachineIsTheOwnerUntilThereIsAnAccount() {
        server.devices.add("kettle");

        HttpResponse<String> response =
                server.send("POST", "/api/devices/power/control", "{\"deviceId\":\"kettle\",\"power\":\"on\"}");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(server.switched).containsExactly("Cenergy kettle on");
        assertThat(server.json("/api/auth/status").path("isGuest").asBoolean()).isTrue();
        assertThat(server.json("/api/auth/me").path("role").asText()).isEqualTo("owner");
    }

    @Test
    void theSetUpTokenMakesTheOwnerAndEndsTheGuests() {
        String token = server.people.setUpToken();

        JsonNode session = RunningServer.json(register(token, "owner"));

        assertThat(session.path("user").path("role").asText()).isEqualTo("owner");
        assertThat(session.path("user").path("originator").asText()).startsWith("Cenergy-owner-");
        assertThat(server.get("/api/devices").statusCode()).isEqualTo(401);
        assertThat(server.json("/api/auth/status").path("hasAccounts").asBoolean()).isTrue();
        assertThat(register(token, "second").statusCode()).isEqualTo(401);
        assertThat(server.people.door.accounts().setUp().token()).isEmpty();
    }

    @Test
    void anotherTokenMakesNobody() {
        assertThat(register("guessed", "owner").statusCode()).isEqualTo(401);
        assertThat(server.people.door.people().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded: for=203.0.113.9", "X-Forwarded-For: 203.0.113.9", "X-Real-IP: 203.0.113.9",
        "Via: 1.1 proxy"})
    void whatAProxyPassesOnIsNoGuest(String header) throws IOException {
        assertThat(raw("GET /api/devices HTTP/1.1\r\nHost: localhost\r\n" + header)).startsWith("HTTP/1.1 401");
    }

    @Test
    void aNameOfOthersThatLeadsHereIsNoGuest() throws IOException {
        assertThat(raw("GET /api/devices HTTP/1.1\r\nHost: evil.example")).startsWith("HTTP/1.1 401");
        assertThat(raw("GET /api/devices HTTP/1.1\r\nHost: localhost")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: http://evil.example", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site",
        "Origin: null"})
    void aPageOfAnotherSiteCannotChangeAnything(String header) {
        server.devices.add("kettle");
        String[] parts = header.split(": ");

        HttpResponse<String> response = server.send(server.to("/api/devices/power/control")
                .header("Content-Type", "application/json").header(parts[0], parts[1]).POST(
                        java.net.http.HttpRequest.BodyPublishers
                                .ofString("{\"deviceId\":\"kettle\",\"power\":\"on\"}")));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(server.switched).isEmpty();
    }

    private HttpResponse<String> register(String token, String name) {
        return server.send("POST", "/api/auth/register",
                "{\"token\":\"" + token + "\",\"name\":\"" + name + "\",\"password\":\"correct horse battery\"}");
    }

    /** The client of the JDK does not let one choose the host. */
    private String raw(String head) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.server.address().getPort())) {
            socket.getOutputStream()
                    .write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
