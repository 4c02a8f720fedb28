// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plug that has moved from one home to another sends what it had buffered in the first. */
class LatecomersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> SETTINGS =
            Map.of("energy.people.requests-per-minute", "5000", "energy.rediscovery", "1 s");
    private static final String TELEMETRY = "cse-in/smartplug/tv/telemetry";
    private static final Instant BEFORE = Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.HOURS);
    private final FakeCse cse = new FakeCse().withPlugs("tv");
    @TempDir
    private Path data;
    private RunningApplication application;
    private String token = "";

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void itCountsForTheHomeThatItHasLeftAndTheNextOneLearnsNothingOfIt() throws Exception {
        cse.label("tv", "room:Ann's lounge", "class:television");
        start();
        String first = home("First");
        tell(0, 10.0);
        tell(1, 10.0);
        patiently().until(() -> energyWh("tv") > 0);
        assertThat(shown()).contains("10.0", "Ann's lounge");
        String past = sent("DELETE", "/api/homes/" + first + "/devices/tv", "").at("/devices/0/deviceId").asText();
        double apart = energyWh(past);
        assertThat(shown()).as("what is left of it to the next one")
                .contains("television").doesNotContain("10.0", "Ann's lounge");
        home("Second");

        List<Map<String, Object>> late = List.of(tell(2, 6000.0), tell(3, 6000.0));

        patiently().until(() -> energyWh(past) > apart + 90);
        patiently().until(() -> late.stream().allMatch(each -> cse.find(TELEMETRY + "/" + each.get("rn")).isEmpty()));
        assertThat(energyWh("tv")).isZero();
        assertThat(sent("GET", "/api/devices", "").toString()).contains(past).doesNotContain("6000");
        cse.at(Instant.now());
        cse.telemetry("tv", Map.of("power", 42.0));
        patiently().until(() -> sent("GET", "/api/devices", "").toString().contains("42.0"));
    }

    @Test
    void itCountsForNobodyOnceTheHomeIsRemoved() throws Exception {
        start();
        String home = home("Removed");
        tell(0, 10.0);
        tell(1, 10.0);
        patiently().until(() -> energyWh("tv") > 0);
        sent("DELETE", "/api/homes/" + home, "");
        assertThat(energyWh("tv")).isZero();

        expectNothingOf(List.of(tell(2, 6000.0), tell(3, 6000.0)));

        application.close();
        application = RunningApplication.at(cse, data, SETTINGS);
        logIn();
        expectNothingOf(List.of(tell(4, 6000.0), tell(5, 6000.0)));
    }

    @Test
    void itCountsForNobodyOnceWhoLivedThereIsErased() throws Exception {
        start();
        String home = home("Erased");
        String invitation =
                sent("POST", "/api/homes/" + home + "/invitations", "{\"role\":\"owner\"}").path("token").asText();
        String ownId = sent("GET", "/api/auth/me", "").path("id").asText();
        token = "";
        token = sent("POST", "/api/homes/accept", registration(invitation, "bea")).path("access_token").asText();
        sent("DELETE", "/api/homes/" + home + "/members/" + ownId, "");
        sent("POST", "/api/privacy/erasure", "{\"password\":\"correct horse battery\"}");
        assertThat(cse.find(TELEMETRY)).isEmpty();
        application.close();
        cse.addPlug("tv");
        List<Map<String, Object>> missed = List.of(tell(2, 6000.0), tell(3, 6000.0));

        application = RunningApplication.at(cse, data, SETTINGS);
        logIn();

        expectNothingOf(missed);
        expectNothingOf(List.of(tell(4, 6000.0), tell(5, 6000.0)));
    }

    @Test
    void itCountsForNobodyOnceTheHomeHasForgottenWhatWasMeasuredThere() throws Exception {
        start();
        String home = home("First");
        tell(0, 10.0);
        tell(1, 10.0);
        patiently().until(() -> energyWh("tv") > 0);
        String past = sent("DELETE", "/api/homes/" + home + "/devices/tv", "").at("/devices/0/deviceId").asText();
        sent("DELETE", "/api/homes/" + home + "/devices/" + past, "");

        expectNothingOf(List.of(tell(2, 6000.0), tell(3, 6000.0)));
    }

    /** None of these late ones counts, or stays in the CSE, while what is told now is heard. */
    private void expectNothingOf(List<Map<String, Object>> late) throws IOException {
        patiently().until(() -> late.stream().allMatch(each -> cse.find(TELEMETRY + "/" + each.get("rn")).isEmpty()));
        assertThat(sent("GET", "/api/devices", "").toString()).doesNotContain("6000");
        cse.at(Instant.now());
        cse.telemetry("tv", Map.of("power", 42.0));
        patiently().until(() -> sent("GET", "/api/devices", "").toString().contains("42.0"));
        assertThat(energyWh("tv")).isLessThan(5);
    }

    private void start() throws IOException {
        cse.at(Instant.now());
        application = RunningApplication.at(cse, data, SETTINGS);
        token = sent("POST", "/api/auth/register", registration(application.setUpToken(), "ann"))
                .path("access_token").asText();
        patiently().until(() -> sent("GET", "/api/devices", "").size() == 1);
    }

    private void logIn() throws IOException {
        token = "";
        token = sent("POST", "/api/auth/login", "{\"name\":\"ann\",\"password\":\"correct horse battery\"}")
                .path("access_token").asText();
    }

    private static String registration(String secret, String name) {
        return "{\"token\":\"" + secret + "\",\"name\":\"" + name + "\",\"password\":\"correct horse battery\"}";
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(30));
    }

    private Map<String, Object> tell(int minute, double power) {
        return cse.telemetry("tv", Map.of("power", power, "timestamp", BEFORE.plusSeconds(60L * minute).toString()));
    }

    private String home(String name) throws IOException {
        String home = sent("POST", "/api/homes", "{\"name\":\"" + name + "\",\"residents\":2}").path("id").asText();
        assertThat(sent("PUT", "/api/homes/" + home + "/devices/tv", "{}").path("id").asText()).isEqualTo(home);
        return home;
    }

    /** The plug in the list of those that are seen. */
    private String shown() throws IOException {
        return sent("GET", "/api/devices", "").valueStream()
                .filter(device -> device.path("deviceId").asText().equals("tv")).findFirst().orElseThrow().toString();
    }

    private double energyWh(String deviceId) throws IOException {
        double sum = 0;
        for (JsonNode point : sent("GET", "/api/power/" + deviceId + "/history?resolution=minute&from="
                + BEFORE.minusSeconds(60), "").path("points")) {
            sum += point.path("energyWh").asDouble();
        }
        return sum;
    }

    private JsonNode sent(String method, String path, String body) throws IOException {
        HttpRequest.Builder request = application.request(path).method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = application.send(request.build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as("%s %s: %s", method, path, response.body()).isBetween(200, 204);
        return JSON.readTree(response.body());
    }
}
