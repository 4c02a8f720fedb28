// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.live.PowerState;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnergyServerTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private final HttpClient http = HttpClient.newHttpClient();
    private final Devices devices = new Devices();
    private final EnergyServer server =
            EnergyServer.start(new InetSocketAddress("127.0.0.1", 0), household(devices));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aDeviceShowsWhatIsKnownAndNullForTheRest() throws Exception {
        devices.add("new");
        devices.measured(reading("kettle", 1800), NOW);
        devices.switched(
                new PowerState("kettle", NOW, Optional.of(true), Optional.of(false), Optional.empty(), "button"),
                NOW);

        assertThat(get("/api/devices").body()).isEqualTo(
                "[{\"deviceId\":\"kettle\",\"name\":\"kettle\",\"on\":true,\"pending\":\"off\",\"fault\":null,"
                        + "\"power\":1800.0,\"voltage\":null,\"current\":null,\"energyTodayWh\":70.5,"
                        + "\"lastSeen\":\"2026-01-05T12:00:00Z\"},"
                        + "{\"deviceId\":\"new\",\"name\":\"new\",\"on\":null,\"pending\":null,\"fault\":null,"
                        + "\"power\":null,\"voltage\":null,\"current\":null,\"energyTodayWh\":0.0,\"lastSeen\":null}]");
    }

    @Test
    void theSummaryLeavesOutThePowerOfPlugsThatAreSilent() throws Exception {
        devices.measured(reading("kettle", 1800), NOW.minusSeconds(10));
        devices.measured(reading("fridge", 90), NOW.minusSeconds(1000));

        JsonNode summary = json("/api/power/summary");

        assertThat(summary.path("powerW").asDouble()).isEqualTo(1800);
        assertThat(summary.path("devices").asInt()).isEqualTo(2);
        assertThat(summary.path("energyTodayWh").asDouble()).isEqualTo(70.5);
        assertThat(summary.path("time").asText()).isEqualTo("2026-01-05T12:00:00Z");
    }

    @Test
    void theHistoryHasCoverageAsAShare() throws Exception {
        devices.add("kettle");

        JsonNode point = json("/api/power/kettle/history?resolution=hour").path("points").get(0);

        assertThat(point.path("coverage").asDouble()).isEqualTo(0.5);
        assertThat(point.path("meanW").asDouble()).isEqualTo(141);
        assertThat(point.path("energyWh").asDouble()).isEqualTo(70.5);
    }

    @Test
    void theDayHasEachDevice() throws Exception {
        assertThat(get("/api/power/daily?date=2026-01-05").body()).isEqualTo("{\"date\":\"2026-01-05\","
                + "\"energyWh\":70.5,\"devices\":[{\"deviceId\":\"kettle\",\"energyWh\":70.5}]}");
        assertThat(json("/api/power/daily?date=2026-01-04").path("devices")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/api/power/toaster/current, 404", "/api/power/toaster/history, 404", "/api/nothing, 404",
        "/api/power/kettle/history?resolution=week, 400", "/api/power/kettle/history?from=yesterday, 400",
        "/api/power/kettle/history?resolution=minute&from=2020-01-01T00:00:00Z, 400",
        "/api/power/kettle/history?from=2027-01-01T00:00:00Z, 400", "/api/power/daily?date=5.1.2026, 400",
        "/api/devices/power/control, 405"})
    void faultsAreProblemDocuments(String path, int status) throws Exception {
        devices.add("kettle");

        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(response.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"deviceId\":\"kettle\"}",
        "{\"deviceId\":\"kettle\",\"power\":\"up\"}",
        "{\"deviceId\":\"kettle\",\"power\":\"on\",\"for\":\"ever\"}"})
    void aControlThatIsNoneIsRefused(String body) throws Exception {
        devices.add("kettle");

        HttpResponse<String> response = control(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aRefusalOfTheCseIsToldAsSuch() throws Exception {
        devices.add("locked");

        HttpResponse<String> response = control("{\"deviceId\":\"locked\",\"power\":\"on\"}");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("4103");
    }

    @Test
    void aFormOfAnotherSiteCannotSwitch() throws Exception {
        devices.add("kettle");

        HttpResponse<String> response = http.send(HttpRequest.newBuilder(address("/api/devices/power/control"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"deviceId\":\"kettle\",\"power\":\"on\"}")).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void everyAnswerProtectsTheBrowser() throws Exception {
        for (String path : List.of("/", "/api/devices", "/health", "/nothing.js")) {
            assertThat(get(path).headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'self'");
            assertThat(get(path).headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @ParameterizedTest
    @CsvSource({"/, no-cache", "/index.html, no-cache", "/device/kettle, no-cache",
        "/assets/app-1f2e3d.js, 'public, max-age=31536000, immutable'"})
    void theDashboardIsServedWithFittingCacheHeaders(String path, String caching) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains(path.endsWith(".js") ? "kettle" : "<title>");
        assertThat(response.headers().allValues("Cache-Control")).containsExactly(caching);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/none.js", "/../logback-test.xml", "/%2e%2e/logback-test.xml"})
    void whatIsNoFileOfTheDashboardIsNotServed(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isBetween(400, 499);
        assertThat(response.headers().firstValue("Cache-Control").orElse("")).doesNotContain("immutable");
    }

    @Test
    void healthAnswers() throws Exception {
        assertThat(get("/health").body()).contains("\"status\":\"up\"");
    }

    @Test
    void aPortInUseIsAClearStartFailure() {
        InetSocketAddress taken = new InetSocketAddress("127.0.0.1", server.address().getPort());

        assertThatThrownBy(() -> EnergyServer.start(taken, household(new Devices()))).isInstanceOf(StartFailure.class)
                .hasMessageContaining("port " + taken.getPort()).hasMessageContaining("energy.port");
    }

    @Test
    void theFeedTellsTheLatestReadingAndEveryState() throws Exception {
        Recorder recorder = new Recorder();
        WebSocket socket = http.newWebSocketBuilder().buildAsync(live(), recorder).join();
        // the server opens its side a moment later than the client
        await().until(() -> server.liveClients() == 1);

        for (int watt = 0; watt <= 1000; watt++) {
            devices.measured(reading("kettle", watt), NOW);
        }
        devices.switched(
                new PowerState("kettle", NOW, Optional.of(false), Optional.empty(), Optional.of("hot"), "remote"),
                NOW);

        await().until(() -> recorder.texts.stream().anyMatch(text -> text.contains("\"power\":1000.0")));
        assertThat(recorder.texts).hasSizeLessThan(10)
                .contains("{\"type\":\"state\",\"deviceId\":\"kettle\",\"time\":\"2026-01-05T12:00:00Z\",\"on\":false,"
                        + "\"pending\":null,\"fault\":\"hot\",\"source\":\"remote\"}")
                .contains("{\"type\":\"reading\",\"deviceId\":\"kettle\",\"time\":\"2026-01-05T12:00:00Z\","
                        + "\"power\":1000.0,\"voltage\":null,\"current\":null,\"energy\":null}");
        socket.abort();
    }

    @Test
    void aClientThatDoesNotTakeStatesIsDropped() {
        Recorder silent = new Recorder() {
            @Override
            public void onOpen(WebSocket webSocket) {
                // asks for nothing
            }
        };
        WebSocket socket = http.newWebSocketBuilder().buildAsync(live(), silent).join();
        String fault = "x".repeat(20_000);

        await().until(() -> server.liveClients() == 1);

        for (int told = 0; told < 2000; told++) {
            devices.switched(new PowerState("kettle", NOW, Optional.of(false), Optional.empty(), Optional.of(fault),
                    "remote"), NOW);
        }

        assertThat(server.liveClients()).isZero();
        socket.abort();
    }

    @Test
    void aPageOfAnotherSiteCannotReadTheFeed() {
        assertThatThrownBy(() -> http.newWebSocketBuilder().header("Origin", "http://evil.example")
                .buildAsync(live(), new Recorder()).join()).isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    private static Household household(Devices devices) {
        Rollup hour = new Rollup("kettle", Resolution.HOUR, Instant.parse("2026-01-05T10:00:00Z"), 70.5, 1800, 0, 2000);
        Rollups rollups = new Rollups() {
            @Override
            public List<Rollup> between(String deviceId, Resolution resolution, Span span, int limit) {
                return java.util.Collections.nCopies(resolution == Resolution.MINUTE ? limit : 1, hour);
            }

            @Override
            public Map<String, Double> dayEnergyWh(Instant dayStart) {
                return dayStart.equals(Instant.parse("2026-01-05T00:00:00Z")) ? Map.of("kettle", 70.5) : Map.of();
            }
        };
        return new Household(devices, rollups, (deviceId, power) -> {
            if (deviceId.equals("locked")) {
                throw new RequestFailure(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE, "no");
            }
        }, Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC, 100, InsightFixture.of(devices, rollups));
    }

    private static Reading reading(String deviceId, double powerW) {
        return Reading.ofPower(deviceId, NOW, powerW);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws Exception {
        return new ObjectMapper().readTree(get(path).body());
    }

    private HttpResponse<String> control(String body) throws Exception {
        return http.send(HttpRequest.newBuilder(address("/api/devices/power/control"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create(server.address() + path);
    }

    private URI live() {
        return URI.create(address("/api/ws/devices").toString().replace("http:", "ws:"));
    }

    /** Collects texts. */
    private static class Recorder implements WebSocket.Listener {
        final List<String> texts = new CopyOnWriteArrayList<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            texts.add(data.toString());
            socket.request(1);
            return null;
        }
    }
}
