// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;

/** An originator that speaks TS-0009 as one would with curl. Thread-safe. */
record HttpOriginator(HttpClient client, URI cse, String name) implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong REQUESTS = new AtomicLong();

    HttpOriginator(URI cse, String name) {
        this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), cse, name);
    }

    /** The one that may do everything. */
    static HttpOriginator admin(URI cse) {
        return new HttpOriginator(cse, "CAdmin");
    }

    /** Creates a resource of a type from JSON, in which ' stands for ". */
    Answer create(String parent, int type, String json) {
        return send("POST", parent, OptionalInt.of(type), BodyPublishers.ofString(json.replace('\'', '"')));
    }

    /** Retrieves a resource. */
    Answer retrieve(String to) {
        return send("GET", to, OptionalInt.empty(), BodyPublishers.noBody());
    }

    /** Deletes a resource. */
    Answer delete(String to) {
        return send("DELETE", to, OptionalInt.empty(), BodyPublishers.noBody());
    }

    /** Sends what may not be a correct request at all. */
    Answer send(String method, String to, OptionalInt type, BodyPublisher body) {
        String contentType = "application/json" + (type.isPresent() ? ";ty=" + type.getAsInt() : "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(cse + "/" + to)).timeout(Duration.ofSeconds(60))
                .header("X-M2M-Origin", name).header("X-M2M-RI", "r" + REQUESTS.incrementAndGet())
                .header("X-M2M-RVI", "3").header("Content-Type", contentType).header("Accept", "application/json")
                .method(method, body).build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.headers().firstValue("X-M2M-RSC").map(Integer::parseInt).orElse(0),
                    response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** A response status code and the content, null where there is none. */
    record Answer(int status, JsonNode content) {

        /** The text that explains a fault. */
        String fault() {
            return content.path("m2m:dbg").asText();
        }
    }
}
