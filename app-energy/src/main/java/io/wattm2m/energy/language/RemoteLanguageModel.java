// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wattm2m.energy.insight.LanguageModel;
import io.wattm2m.energy.language.LanguageModelSettings.Dialect;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** A language model behind an address; follows no redirect. Thread-safe. */
public final class RemoteLanguageModel implements LanguageModel, AutoCloseable {
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int MOST_TOKENS = 600;
    private static final int OK = 200;
    private final JsonMapper json = new JsonMapper();
    private final LanguageModelSettings settings;
    private final HttpClient http;

    /** A model with these settings, which name one. */
    public RemoteLanguageModel(LanguageModelSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    @Override
    public String ask(String task, String text) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url())).timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(question(task, text))));
        credentials().forEach(request::header);
        HttpResponse<String> response =
                http.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
        if (response.statusCode() != OK) {
            throw new IOException("it answers " + response.statusCode());
        }
        String answer = answer(json.readTree(response.body()));
        if (answer.isBlank()) {
            throw new IOException("its answer has no text");
        }
        return answer.strip();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Map<String, Object> question(String task, String text) {
        Map<String, Object> asked = Map.of("role", "user", "content", text);
        return settings.dialect() == Dialect.ANTHROPIC
                ? Map.of("model", settings.model(), "max_tokens", MOST_TOKENS, "system", task, "messages",
                        List.of(asked))
                : Map.of("model", settings.model(), "max_tokens", MOST_TOKENS, "messages",
                        List.of(Map.of("role", "system", "content", task), asked));
    }

    private Map<String, String> credentials() {
        if (settings.dialect() == Dialect.ANTHROPIC) {
            return settings.key().isEmpty() ? Map.of("anthropic-version", "2023-06-01")
                    : Map.of("anthropic-version", "2023-06-01", "x-api-key", settings.key());
        }
        return settings.key().isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + settings.key());
    }

    private String answer(JsonNode document) {
        return settings.dialect() == Dialect.ANTHROPIC ? document.at("/content/0/text").asText()
                : document.at("/choices/0/message/content").asText();
    }
}
