// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/** A program that uses the energy application's REST interface and live feed. Thread-safe. */
final class EnergyClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    EnergyClient(URI address) {
        this.address = address;
    }

    /** The document at a path. */
    JsonNode get(String path) {
        try {
            HttpResponse<String> response = send(HttpRequest.newBuilder(address.resolve(path)));
            if (response.statusCode() != 200) {
                throw new AssertionError(path + " answers " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plug in the list of plugs; missing where it is not in it. */
    JsonNode device(String deviceId) {
        for (JsonNode device : get("/api/devices")) {
            if (device.path("deviceId").asText().equals(deviceId)) {
                return device;
            }
        }
        return JSON.missingNode();
    }

    /** What a plug has used on a day, in Wh; 0 where nothing is known. */
    double energyWh(String deviceId, String date) {
        for (JsonNode device : get("/api/power/daily?date=" + date).path("devices")) {
            if (device.path("deviceId").asText().equals(deviceId)) {
                return device.path("energyWh").asDouble();
            }
        }
        return 0;
    }

    /** Asks a plug for a state and returns the HTTP status. */
    int power(String deviceId, String power) {
        String body = "{\"deviceId\":\"" + deviceId + "\",\"power\":\"" + power + "\"}";
        return send(HttpRequest.newBuilder(address.resolve("/api/devices/power/control"))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body))).statusCode();
    }

    /** What the live feed tells from now on. */
    BlockingQueue<String> live() {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        URI feed = URI.create(address.toString().replaceFirst("http", "ws")).resolve("/api/ws/devices");
        client.newWebSocketBuilder().buildAsync(feed, new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                events.add(text.toString());
                return WebSocket.Listener.super.onText(socket, text, last);
            }
        }).join();
        return events;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
