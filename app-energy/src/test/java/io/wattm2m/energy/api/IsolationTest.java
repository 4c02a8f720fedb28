// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static io.wattm2m.energy.api.TwoHomes.FRIDGE;
import static io.wattm2m.energy.api.TwoHomes.LAMP;
import static io.wattm2m.energy.api.TwoHomes.STAIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.energy.live.PowerState;
import io.wattm2m.energy.measure.Reading;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That nobody learns anything of a home he does not belong to: whatever he asks, he is told the same whether there is
 * such a home or not.
 */
class IsolationTest {
    private static final String GHOST = "ghostly0";
    /** What takes a plug's id in what is sent, {@code %s}; the rest of the commands take it in their paths. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("POST /api/devices/power/control", "{\"deviceId\":\"%s\",\"power\":\"on\"}"),
            Map.entry("POST /api/device_mac", "{\"device_id\":\"%s\",\"name\":\"mine\"}"),
            Map.entry("PUT /api/device_mac/{device_id}", "{\"name\":\"mine\"}"),
            Map.entry("PATCH /api/device_mac/{device_id}/ai-control", "{\"ai_auto_control\":true}"),
            Map.entry("POST /api/schedules",
                    "{\"deviceIds\":[\"%s\"],\"name\":\"x\",\"power\":\"on\",\"at\":\"22:00\"}"),
            Map.entry("POST /api/alerts/rules",
                    "{\"deviceIds\":[\"%s\"],\"name\":\"x\",\"quantity\":\"power\",\"side\":\"above\",\"threshold\":1}"),
            Map.entry("PUT /api/virtual-meters/{id}", "{\"name\":\"x\",\"added\":[\"%s\"]}"),
            Map.entry("PUT /api/models/thresholds.json", "{\"%s\":{\"loadFromW\":5}}"),
            Map.entry("PUT /api/models/profiles.json", "{\"%s\":{\"useProbability\":[],\"onRate\":[]}}"),
            Map.entry("PUT /api/models/baselines.json", "{\"%s\":{}}"),
            Map.entry("PUT /devices/{deviceId}/state", "{\"loadFromW\":5}"),
            Map.entry("PUT /api/ai/{deviceId}", "{\"mode\":\"shadow\"}"),
            Map.entry("PATCH /api/devices/{deviceId}", "{\"name\":\"mine\"}"),
            Map.entry("PUT /api/homes/{id}/devices/{deviceId}", "{\"kind\":\"smart_plug\"}"),
            Map.entry("POST /grafana/query", "{\"range\":{\"from\":\"2026-01-04T00:00:00Z\","
                    + "\"to\":\"2026-01-05T12:00:00Z\"},\"targets\":[{\"target\":\"%s.energy\"}]}"),
            Map.entry("POST /grafana/search", "{\"target\":\"%s\"}"),
            Map.entry("POST /grafana/annotations", "{\"range\":{\"from\":\"2026-01-04T00:00:00Z\","
                    + "\"to\":\"2026-01-05T12:00:00Z\"},\"annotation\":{\"query\":\"%s\"}}"));

    @Test
    void whatIsShownIsTheSameWhetherThereIsAnotherHomeOrNot() {
        try (TwoHomes alone = TwoHomes.withBobOnly(); TwoHomes both = TwoHomes.withBoth()) {
            Map<String, String> expected = shown(alone);

            assertThat(shown(both)).isEqualTo(expected);
            assertThat(String.join("\n", expected.values())).contains(LAMP).doesNotContain(STAIRS);
            assertThat(String.join("\n", shownTo(both, both.ann()).values())).contains(FRIDGE, "Ann's night", "777.7");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/devices", "/api/production", "/api/daily-records", "/api/environment/sources",
        "/api/recommendations", "/api/bills", "/api/alerts", "/api/schedules"})
    void whoLivesSomewhereIsShownWhatIsThere(String path) {
        try (TwoHomes alone = TwoHomes.withBobOnly()) {
            assertThat(alone.people.as(alone.bob, "GET", path, "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatIsAskedByNameIsAnsweredAsIfThereWereNothingOfThatName() {
        try (TwoHomes both = TwoHomes.withBoth()) {
            Map<String, String> before = shownTo(both, both.ann());
            List<String> names = List.of(FRIDGE, "home-a", "ann-all", both.idOf("/api/schedules"),
                    both.idOf("/api/alerts"), both.idOf("/api/alerts/rules"), "02:00:5e:10:00:aa");

            for (Route route : routes(both).toList()) {
                for (String name : names) {
                    assertThat(answer(both, route, name)).as("%s of %s", route, name)
                            .isEqualTo(answer(both, route, GHOST));
                }
            }

            assertThat(both.people.server.switched).isEmpty();
            assertThat(shownTo(both, both.ann())).isEqualTo(before);
        }
    }

    @Test
    void nobodyGetsAnothersPlugsOrPeopleIntoAHomeOfHisOwn() {
        try (TwoHomes both = TwoHomes.withBoth()) {
            String ann = both.ann().path("user").path("id").asText();
            String before = both.people.as(both.bob, "GET", "/api/homes", "").body();

            for (Route route : routes(both).filter(each -> each.path.matches("/api/homes/\\{id}/.*\\{.*")).toList()) {
                Route own = new Route(route.method, route.path.replace("{id}", "home-b"));
                for (String name : List.of(FRIDGE, ann)) {
                    assertThat(answer(both, own, name)).as("%s of %s", own, name).isEqualTo(answer(both, own, GHOST));
                }
            }

            assertThat(both.people.as(both.bob, "GET", "/api/homes", "").body()).isEqualTo(before);
        }
    }

    @Test
    void theLiveFeedTellsOfOnesOwnPlugsOnly() {
        try (TwoHomes both = TwoHomes.withBoth()) {
            List<String> heard = new CopyOnWriteArrayList<>();
            both.people.server.http.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + both.bob.path("access_token").asText())
                    .buildAsync(both.people.server.live(), new Ear(heard)).join();
            await().until(() -> both.people.server.server.liveClients() == 1);

            for (String deviceId : List.of(FRIDGE, STAIRS, LAMP)) {
                both.people.server.devices.switched(new PowerState(deviceId, RunningServer.NOW, Optional.of(true),
                        Optional.empty(), Optional.empty(), "button"), RunningServer.NOW);
                both.people.server.devices.measured(Reading.ofPower(deviceId, RunningServer.NOW, 5),
                        RunningServer.NOW);
            }

            await().until(() -> heard.size() == 2);
            assertThat(heard).allMatch(message -> message.contains(LAMP));
        }
    }

    @Test
    void whoIsNotAMemberSeesNoHomeEvenIfHeOwnsTheInstallation() {
        try (TwoHomes both = TwoHomes.withBoth()) {
            String seen = String.join("\n", shownTo(both, both.people.owner).values().stream()
                    .filter(answer -> answer.startsWith("200")).toList());

            assertThat(seen).contains(STAIRS).doesNotContain(FRIDGE, LAMP, "home-a", "Ann's", "777.7");
        }
    }

    /** Every answer to a reading of everything, by route. */
    private static Map<String, String> shown(TwoHomes homes) {
        return shownTo(homes, homes.bob);
    }

    private static Map<String, String> shownTo(TwoHomes homes, JsonNode session) {
        Map<String, String> answers = new TreeMap<>();
        routes(homes).filter(route -> route.method.equals("GET") && !route.path.contains("_logs"))
                .filter(route -> !route.path.equals("/api/privacy/export")).forEach(route -> {
                    String path = route.path.replaceAll("\\{[dD]evice_?[iI]d}", LAMP).replaceAll("\\{[^}]*}", "x");
                    answers.put(route.toString(), settled(session, homes.people.as(session, "GET", path, "")));
                });
        return answers;
    }

    private static String answer(TwoHomes homes, Route route, String name) {
        String path = route.path.replaceAll("\\{[^}]*}", name);
        String body = BODIES.getOrDefault(route.toString(), "{}").replace("%s", name);
        String query =
                route.method.equals("GET") || route.method.equals("DELETE") ? "?deviceId=" + name + "&homeId=" + name
                        : "?homeId=" + name;
        HttpResponse<String> response = homes.people.as(homes.bob, route.method, path + query, body);
        return settled(homes.bob, response.statusCode(), response.body().replace(name, GHOST));
    }

    /** Without what is different each time. */
    private static String settled(JsonNode session, HttpResponse<String> response) {
        return settled(session, response.statusCode(), response.body());
    }

    private static String settled(JsonNode session, int status, String body) {
        return status + " " + body
                .replace(session.path("user").path("id").asText(), "person")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "uuid")
                .replaceAll("(?m)^(# |wattm2m_energy_(requests|live)).*\\n", "");
    }

    private static Stream<Route> routes(TwoHomes homes) {
        JsonNode paths = RunningServer.json(homes.people.server.get("/docs/openapi.json")).path("paths");
        return paths.properties().stream().flatMap(path -> path.getValue().properties().stream()
                .map(operation -> new Route(operation.getKey().toUpperCase(Locale.ROOT), path.getKey())))
                .filter(route -> List.of("GET", "POST", "PUT", "PATCH", "DELETE").contains(route.method))
                .filter(route -> !route.path.startsWith("/api/auth/") && !route.path.startsWith("/docs"));
    }

    private record Route(String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private record Ear(List<String> heard) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            heard.add(data.toString());
            webSocket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
