// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The server with a household of its own, and a client to it. Thread-safe. */
final class RunningServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    /** What was asked of plugs: originator, plug, power. */
    final List<String> switched = new CopyOnWriteArrayList<>();
    final Devices devices = new Devices();
    /** What the CSE was asked, which answers everything with an empty success. */
    final List<RequestPrimitive> asked = new CopyOnWriteArrayList<>();
    final FrontDoorFixture people;
    final EnergyServer server;
    final Routine routine;
    private final Rollups rollups;
    final HttpClient http = HttpClient.newHttpClient();

    private final Receiver cse = request -> {
        asked.add(request);
        return request.to().endsWith("/secret")
                ? ResponsePrimitive.of(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE, request)
                : ResponsePrimitive.of(ResponseStatusCode.OK, request, new Content("m2m:any", Map.of("rn", "any")));
    };

    RunningServer(FrontDoorFixture people, Clock clock) {
        this(people, clock, new OneHour());
    }

    RunningServer(FrontDoorFixture people, Clock clock, Rollups rollups) {
        this.people = people;
        this.rollups = rollups;
        this.routine = RoutineFixture.of(devices, clock);
        this.server = EnergyServer.start(new InetSocketAddress("127.0.0.1", 0), household(clock),
                routine, people.door, people.residents);
    }

    /** Nobody has an account, and it is always noon. */
    static RunningServer withGuests() {
        Clock noon = Clock.fixed(NOW, ZoneOffset.UTC);
        return new RunningServer(FrontDoorFixture.of(noon), noon);
    }

    /** The same, with a plug of which nothing was heard yet. */
    static RunningServer withKettle() {
        RunningServer server = withGuests();
        server.devices.add("kettle");
        return server;
    }

    /** The same household once more, for a server of one's own. */
    Household household(Clock clock) {
        return new Household(devices, rollups, originator -> (deviceId, power) -> {
            if (deviceId.equals("locked")) {
                throw new RequestFailure(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE, "no");
            }
            switched.add(originator + " " + deviceId + " " + power);
        }, clock, ZoneOffset.UTC, 100, InsightFixture.of(devices, rollups),
                new ResourceTree(cse, new Entity("/id-in", "cse-in"), "smartplug"));
    }

    /** A request to this path, to be completed. */
    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(address(path));
    }

    URI address(String path) {
        return URI.create(server.address() + path);
    }

    URI live() {
        return URI.create(address("/api/ws/devices").toString().replace("http:", "ws:"));
    }

    /** A server may close a connection that it had kept, and clients then ask once more (RFC 9112 9.3.1, 9.5). */
    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return sendOnce(request);
        } catch (IOException closed) {
            try {
                return sendOnce(request);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private HttpResponse<String> sendOnce(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(to(path));
    }

    JsonNode json(String path) {
        return json(get(path));
    }

    /** Sends JSON by this method. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = to(path).header("Content-Type", "application/json").method(method,
                BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        people.close();
        http.close();
    }

    /** The same hour of any plug, as many minutes of it as are wanted. */
    private static final class OneHour implements Rollups {
        private final Rollup hour =
                new Rollup("kettle", Resolution.HOUR, Instant.parse("2026-01-05T10:00:00Z"), 70.5, 1800, 0, 2000);

        @Override
        public List<Rollup> between(String deviceId, Resolution resolution, Span span, int limit) {
            return Collections.nCopies(resolution == Resolution.MINUTE ? limit : 1, hour);
        }

        @Override
        public Map<String, Double> dayEnergyWh(Instant dayStart) {
            return dayStart.equals(Instant.parse("2026-01-05T00:00:00Z")) ? Map.of("kettle", 70.5) : Map.of();
        }
    }
}
