// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Requests to other systems: each tried {@value #TRIES} times where another try may help, no redirect followed, answers
 * bounded. Thread-safe.
 */
final class Wire implements AutoCloseable {
    static final int TRIES = 3;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int LONGEST_ANSWER = 1024 * 1024;
    private static final int REFUSED_FROM = 300;
    private static final int CONFLICT = 409;
    private static final int FAILED_FROM = 500;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final JsonMapper json = new JsonMapper();
    private final Pause pause;

    Wire(Pause pause) {
        this.pause = pause;
    }

    /** The document there; IOException that says why there is none. */
    JsonNode get(HttpRequest.Builder request) throws IOException, InterruptedException {
        String body = send(request.header("Accept", "application/json").GET()).orElseThrow(
                () -> new IOException("it answers " + CONFLICT));
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException("its answer is not JSON", e);
        }
    }

    /** Sends a document; one that is there already (409) is as good. */
    void post(HttpRequest.Builder request, Object document) throws IOException, InterruptedException {
        send(request.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(document))));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** The body of the answer, empty where it is a conflict. */
    private Optional<String> send(HttpRequest.Builder wanted) throws IOException, InterruptedException {
        HttpRequest request = wanted.timeout(TIMEOUT).build();
        IOException failure = new IOException("not tried");
        for (int tries = 0; tries < TRIES; tries++) {
            if (tries > 0) {
                pause.before(tries);
            }
            try {
                HttpResponse<String> response =
                        http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
                if (response.statusCode() == CONFLICT) {
                    return Optional.empty();
                }
                if (response.statusCode() < REFUSED_FROM) {
                    return Optional.of(response.body());
                }
                failure = new IOException("it answers " + response.statusCode());
                if (response.statusCode() < FAILED_FROM) {
                    throw new Refused(failure);
                }
            } catch (Refused e) {
                throw e;
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }

    /** Waits before another try; the first is 1. */
    @FunctionalInterface
    interface Pause {
        void before(int tries) throws InterruptedException;
    }

    /** What another try does not change. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(IOException why) {
            super(why.getMessage(), why);
        }
    }
}
