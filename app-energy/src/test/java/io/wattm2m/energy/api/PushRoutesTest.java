// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Browsers that subscribe and end it, each for its own person. */
class PushRoutesTest {
    private static final String KEYS = "\"keys\":{\"p256dh\":\"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWX"
            + "vTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4\",\"auth\":\"BTBZMqHH6r4Tts7J_aSIgg\"}";
    private final RunningServer server = RunningServer.withGuests();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aBrowserSubscribesAndEndsIt() {
        HttpResponse<String> made = subscribe(FacilitiesFixture.PUSH_SERVICE + "/one", KEYS);

        assertThat(made.statusCode()).isEqualTo(201);
        JsonNode push = server.json("/api/push");
        assertThat(push.path("publicKey").asText()).hasSize(87);
        assertThat(push.path("subscriptions")).hasSize(1);
        assertThat(push.toString()).doesNotContain("push.example");

        String address = made.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
        assertThat(server.send("DELETE", address, "").statusCode()).isEqualTo(204);
        assertThat(server.send("DELETE", address, "").statusCode()).isEqualTo(404);
        assertThat(server.json("/api/push").path("subscriptions")).isEmpty();
    }

    @Test
    void whatIsNoSubscriptionIsRefusedWithTheReason() {
        assertThat(subscribe("https://10.0.0.1/a", KEYS).body()).contains("energy.push.services");
        assertThat(subscribe(FacilitiesFixture.PUSH_SERVICE, KEYS.replace("BCVx", "")).body()).contains("p256dh");
        assertThat(subscribe("::", KEYS).statusCode()).isEqualTo(400);
        assertThat(server.send("POST", "/api/push/subscriptions", "{}").body()).contains("keys.auth");
        assertThat(server.send("POST", "/api/push/subscriptions", "").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> subscribe(String endpoint, String keys) {
        return server.send("POST", "/api/push/subscriptions", "{\"endpoint\":\"" + endpoint
                + "\",\"expirationTime\":null," + keys + ",\"language\":\"ko\"}");
    }
}
