// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.wattm2m.energy.insight.Advice;
import io.wattm2m.energy.insight.Advice.Feedback;
import io.wattm2m.energy.language.LanguageModelSettings.Dialect;
import io.wattm2m.energy.testing.MapMemory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A language model that answers at an address of this machine, and what it is told. */
class RemoteLanguageModelTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final List<String> SENTENCES = List.of("The television wasted 900 Wh in standby.");
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private HttpServer endpoint;
    private volatile String answer = "{\"choices\":[{\"message\":{\"content\":\"Unplug it.\"}}]}";
    private volatile int status = 200;

    @BeforeEach
    void listen() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        endpoint.createContext("/", exchange -> {
            asked.add(new ObjectMapper().readTree(exchange.getRequestBody()));
            credentials.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("x-api-key"));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        endpoint.start();
    }

    @AfterEach
    void stop() {
        endpoint.stop(0);
    }

    @Test
    void nothingIsSentBeforeTheHouseholdAgreesAndNothingAfterItTakesThatBack() {
        try (RemoteLanguageModel model = model(Dialect.OPENAI)) {
            Advice advice = new Advice(new MapMemory(), model);

            assertThat(advice.on(SENTENCES, "English", NOON).reason()).contains("has not agreed");
            advice.agree(true);
            assertThat(advice.on(SENTENCES, "English", NOON)).isEqualTo(new Feedback("Unplug it.", ""));
            advice.agree(false);
            assertThat(advice.on(SENTENCES, "English", NOON).text()).isEmpty();

            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void bothDialectsAreSpoken() {
        try (RemoteLanguageModel model = model(Dialect.OPENAI); RemoteLanguageModel other = model(Dialect.ANTHROPIC)) {
            assertThat(agreed(model).on(SENTENCES, "Korean", NOON).text()).isEqualTo("Unplug it.");
            answer = "{\"content\":[{\"type\":\"text\",\"text\":\"Switch it off.\"}]}";
            assertThat(agreed(other).on(SENTENCES, "Korean", NOON).text()).isEqualTo("Switch it off.");
        }

        assertThat(asked.get(0).at("/messages/1/content").asText()).contains("Korean").contains("television");
        assertThat(asked.get(0).at("/model").asText()).isEqualTo("some");
        assertThat(asked.get(1).path("system").asText()).contains("household");
        assertThat(asked.get(1).at("/messages/0/content").asText()).contains("television");
        assertThat(credentials).containsExactly("Bearer secret null", "null secret");
    }

    @Test
    void anAnswerServesForAWhileAndFailuresLeaveTheSentences() {
        try (RemoteLanguageModel model = model(Dialect.OPENAI)) {
            Advice advice = agreed(model);
            advice.on(SENTENCES, "English", NOON);
            advice.on(SENTENCES, "English", NOON.plusSeconds(599));
            assertThat(asked).hasSize(1);

            status = 500;
            assertThat(advice.on(SENTENCES, "English", NOON.plusSeconds(600)).reason()).contains("answers 500");
            status = 200;
            answer = "{}";
            assertThat(advice.on(SENTENCES, "English", NOON.plusSeconds(601)).reason()).contains("has no text");
            answer = "no JSON";
            assertThat(advice.on(SENTENCES, "English", NOON.plusSeconds(602)).text()).isEmpty();
            answer = "\"" + "x".repeat(100_000) + "\"";
            assertThat(advice.on(SENTENCES, "English", NOON.plusSeconds(603)).text()).isEmpty();
        }
    }

    @Test
    void aKeyIsNotSentInClearTextBeyondThisMachineAndNotShown() {
        assertThatThrownBy(() -> settings("http://example.org/v1", Dialect.OPENAI)).hasMessageContaining("https://");
        assertThatThrownBy(() -> new LanguageModelSettings("https://example.org", Dialect.OPENAI, "", "",
                Duration.ofSeconds(1))).hasMessageContaining("model is missing");
        assertThat(settings("https://example.org/v1", Dialect.OPENAI).toString()).doesNotContain("secret");
    }

    private static Advice agreed(RemoteLanguageModel model) {
        Advice advice = new Advice(new MapMemory(), model);
        advice.agree(true);
        return advice;
    }

    private RemoteLanguageModel model(Dialect dialect) {
        return new RemoteLanguageModel(settings("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/v1",
                dialect));
    }

    private static LanguageModelSettings settings(String url, Dialect dialect) {
        return new LanguageModelSettings(url, dialect, "some", "secret", Duration.ofSeconds(10));
    }
}
