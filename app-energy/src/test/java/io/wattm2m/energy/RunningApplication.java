// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.General;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The application on a free port, in UTC and quick to write down what it counts; and what is asked of it. */
final class RunningApplication implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final EnergyApplication application;

    private RunningApplication(EnergyApplication application) {
        this.application = application;
    }

    /** With its data in this folder and these settings beside those of a test; started at this CSE. */
    static RunningApplication at(FakeCse cse, Path data, Map<String, String> more) {
        RunningApplication running = in(data, more);
        running.start(cse);
        return running;
    }

    /** The same, to be started later. */
    static RunningApplication in(Path data, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("energy.port", "0", "energy.zone", "UTC",
                "energy.commit-interval", "5 ms"));
        settings.putAll(more);
        return new RunningApplication(new EnergyApplication(ApplicationSettings.of(new Configuration(settings)),
                new General("127.0.0.1", data, false)));
    }

    void start(FakeCse cse) {
        application.start(cse);
    }

    /** What the first person sets the application up with. */
    String setUpToken() {
        return application.offers().get(1).split(" ")[2];
    }

    /** What is answered, whatever its status. */
    JsonNode get(String path) {
        try {
            return JSON.readTree(send("GET", path, "").body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> send(String method, String path, String body) {
        return send(request(path).method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request in JSON, to be completed. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(application.offers().getFirst().replace("dashboard ", "") + path))
                .header("Content-Type", "application/json");
    }

    @Override
    public void close() {
        application.close();
        http.close();
    }
}
