// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.energy.measure.Reading;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of older systems under their own names. */
class SourceRoutesTest {
    private final RunningServer server = RunningServer.withGuests();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/device_mac/", "/api/device_mac/ai-enabled", "/api/devices/",
        "/api/devices/power/status", "/devices", "/api/latest-hardware-data", "/api/hardware-status-check",
        "/api/readings?deviceId=kettle", "/api/alerts", "/api/schedules",
        "/api/predictions", "/api/predictions/month-end", "/api/what-if?tariff=example-flat",
        "/api/ai/consent", "/api/ai/report", "/api/ai/analyze",
        "/api/ai/full-report", "/devices/kettle/report", "/api/models/profiles.json", "/api/models/thresholds.json",
        "/api/models/baselines.json", "/api/mobius/cse", "/api/mobius/ae", "/grafana", "/metrics",
        "/docs/openapi.json", "/docs/index.html", "/docs/docs.js", "/docs/docs.css", "/auto-control/recommendations"})
    void answers(String path) {
        server.devices.measured(Reading.ofPower("kettle", RunningServer.NOW, 1800), RunningServer.NOW);

        HttpResponse<String> response = server.get(path);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void whereNoLanguageModelIsSetTheRulesSpeak() {
        JsonNode said = RunningServer.json(server.send("POST", "/api/ai/analyze-ai-server", ""));

        assertThat(said.path("source").asText()).isEqualTo("rules");
        assertThat(said.path("sentences").path(0).asText()).contains("Nothing was recorded");
        assertThat(said.path("reason").asText()).isEqualTo("No language model is set.");
        assertThat(server.send("PUT", "/api/ai/consent", "{}").statusCode()).isEqualTo(400);
        assertThat(server.json("/api/ai/consent").path("available").asBoolean()).isFalse();
    }

    @Test
    void whatTheRulesSayIsSaidInKoreanToo() {
        String korean = "지난 30일 동안 기록된 것이 없습니다.";

        JsonNode said = RunningServer.json(server.send("POST", "/api/ai/analyze-ai-server?language=ko", ""));

        assertThat(said.path("sentences").path(0).asText()).isEqualTo(korean);
        assertThat(said.path("reason").asText()).isEqualTo("설정된 언어 모델이 없습니다.");
        assertThat(server.json("/api/ai/consent?language=ko").path("wouldSend").path(0).asText()).isEqualTo(korean);
        assertThat(server.json("/api/ai/analyze?language=ko").path("sentences").path(0).asText()).isEqualTo(korean);
        assertThat(server.json("/api/ai/full-report?language=ko").at("/analysis/sentences/0").asText())
                .isEqualTo(korean);
    }

    @Test
    void profilesAndBaselinesAreBroughtInAndTakenBack() {
        server.devices.add("kettle");
        String hours = String.join(",", Collections.nCopies(168, "0.25"));
        String profile = "{\"kettle\":{\"useProbability\":[" + hours + "],\"onRate\":[" + hours + "]}}";
        String learned = server.get("/api/models/profiles.json").body();

        assertThat(server.send("PUT", "/api/models/profiles.json", profile).statusCode()).isEqualTo(200);
        assertThat(server.json("/api/models/profiles.json").at("/kettle/useProbability/7").asDouble()).isEqualTo(0.25);
        assertThat(server.send("PUT", "/api/models/baselines.json",
                "{\"kettle\":{\"LOAD/false/18\":[1800,20,1700,1900]}}").statusCode()).isEqualTo(200);
        assertThat(server.json("/api/models/baselines.json").at("/kettle/LOAD~1false~118/0").asDouble())
                .isEqualTo(1800);

        assertThat(server.send("DELETE", "/api/models/profiles.json?deviceId=kettle", "").statusCode()).isEqualTo(204);
        assertThat(server.send("DELETE", "/api/models/baselines.json?deviceId=kettle", "").statusCode())
                .isEqualTo(204);
        assertThat(server.get("/api/models/profiles.json").body()).isEqualTo(learned);
        assertThat(server.json("/api/models/baselines.json").path("kettle")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "profiles|{\"kettle\":{\"useProbability\":[2],\"onRate\":[]}}|168 numbers",
        "profiles|{\"kettle\":null}|as it is exported", "profiles|{\"kettle\":{\"x\":1}}|no 'kettle.x'",
        "baselines|{\"kettle\":{\"LOAD/false/24\":[1,1,1,1]}}|is no state",
        "baselines|{\"kettle\":{\"LOAD\":[1,0,1,1]}}|spread", "baselines|{\"kettle\":{\"LOAD\":[1,null,1,1]}}|spread",
        "baselines|[]|is not an object"})
    void whatIsNoModelIsRefusedWithAReason(String file, String body, String reason) {
        server.devices.add("kettle");

        HttpResponse<String> response = server.send("PUT", "/api/models/" + file + ".json", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(reason);
        assertThat(server.send("DELETE", "/api/models/other.json?deviceId=kettle", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aPlugIsFoundByItsHardwareAddress() {
        server.devices.add("kettle");

        HttpResponse<String> entered = server.send("POST", "/api/device_mac/",
                "{\"device_id\":\"kettle\",\"mac_address\":\"02-00-5E-10-00-01\",\"location\":\"kitchen\"}");

        assertThat(entered.statusCode()).isEqualTo(201);
        assertThat(server.json("/devices/02:00:5e:10:00:01/state").path("deviceId").asText()).isEqualTo("kettle");
        assertThat(server.send("POST", "/api/device_mac", "{\"device_id\":\"kettle\"}").statusCode()).isEqualTo(409);
        assertThat(server.send("POST", "/api/device_mac",
                "{\"device_id\":\"other\",\"mac_address\":\"02:00:5E:10:00:01\"}").statusCode()).isEqualTo(409);
        assertThat(server.send("PUT", "/api/device_mac/kettle", "{\"mac_address\":\"rubbish\"}").statusCode())
                .isEqualTo(400);
        assertThat(server.send("DELETE", "/api/device_mac/kettle", "").statusCode()).isEqualTo(204);
        assertThat(server.get("/devices/02:00:5e:10:00:01/state").statusCode()).isEqualTo(404);
        assertThat(server.json("/api/device_mac")).isEmpty();
    }

    @Test
    void theLatestDataAreThoseOfTheLastMinute() {
        server.devices.measured(Reading.ofPower("kettle", RunningServer.NOW, 1800), RunningServer.NOW.minusSeconds(59));
        server.devices.measured(Reading.ofPower("fridge", RunningServer.NOW, 80), RunningServer.NOW.minusSeconds(61));

        assertThat(server.json("/api/latest-hardware-data")).singleElement()
                .satisfies(device -> assertThat(device.path("deviceId").asText()).isEqualTo("kettle"));
        JsonNode status = server.json("/api/hardware-status-check");
        assertThat(status.path("status").asText()).isEqualTo("connected");
        assertThat(status.path("devices").path(0).path("status").asText()).isEqualTo("silent");
    }

    @Test
    void readingsComeInPages() {
        server.devices.add("kettle");

        HttpResponse<String> page = server.get("/api/readings?deviceId=kettle&limit=2");

        assertThat(RunningServer.json(page)).hasSize(2);
        assertThat(page.headers().firstValue("Link").orElse("")).startsWith("</api/readings?deviceId=kettle&from=")
                .endsWith("rel=\"next\"");
        assertThat(server.get("/api/readings?deviceId=kettle&limit=0").statusCode()).isEqualTo(400);
        assertThat(server.get("/api/readings").statusCode()).isEqualTo(400);
    }

    @Test
    void aCommandWithTheSameKeyIsDoneOnce() {
        server.devices.add("kettle");
        String on = "{\"deviceId\":\"kettle\",\"power\":\"on\"}";

        HttpResponse<String> first = command(on, "a");
        HttpResponse<String> again = command(on, "a");

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(server.switched).hasSize(1);
        assertThat(command("{\"deviceId\":\"kettle\",\"power\":\"off\"}", "a").statusCode()).isEqualTo(400);
        assertThat(command(on, "b").statusCode()).isEqualTo(202);
        assertThat(server.switched).hasSize(2);
    }

    @Test
    void thresholdsAreSetAllOrNone() {
        server.devices.add("kettle");

        HttpResponse<String> set =
                server.send("PUT", "/api/models/thresholds.json", "{\"kettle\":{\"loadFromW\":12.5}}");

        assertThat(RunningServer.json(set).path("kettle").path("loadFromW").asDouble()).isEqualTo(12.5);
        assertThat(server.send("PUT", "/api/models/thresholds.json",
                "{\"kettle\":{\"loadFromW\":20},\"toaster\":{\"loadFromW\":20}}").statusCode()).isEqualTo(404);
        assertThat(server.send("PUT", "/api/models/thresholds.json", "{\"kettle\":{\"loadFromW\":-1}}").statusCode())
                .isEqualTo(400);
        assertThat(server.json("/api/models/thresholds.json").path("kettle").path("loadFromW").asDouble())
                .isEqualTo(12.5);
        assertThat(server.send("POST", "/models/reload", "").statusCode()).isEqualTo(200);
    }

    @Test
    void theCseIsAskedInTheNameOfWhoeverAsks() {
        assertThat(server.json("/api/mobius/ae/lamp/container/data/cin/latest").path("m2m:any").path("rn").asText())
                .isEqualTo("any");
        assertThat(server.send("POST", "/api/mobius/ae/lamp/container", "{\"m2m:cnt\":{\"rn\":\"data\",\"mni\":5}}")
                .statusCode()).isEqualTo(201);
        assertThat(server.get("/api/mobius/ae/secret").statusCode()).isEqualTo(404);

        assertThat(server.asked.get(0).to()).isEqualTo("cse-in/lamp/data/la");
        assertThat(server.asked.get(0).originator()).isEqualTo("Cenergy");
        assertThat(server.asked.get(1).operation()).isEqualTo(Operation.CREATE);
        assertThat(server.asked.get(1).content().orElseThrow().members()).containsEntry("mni", 5L);
        assertThat(server.get("/api/mobius/ae/lamp/other/x").statusCode()).isEqualTo(404);
        assertThat(server.send("DELETE", "/api/mobius/ae", "").statusCode()).isEqualTo(400);
    }

    @Test
    void grafanaGetsSeriesAndMarks() {
        server.devices.add("kettle");
        String range = "\"range\":{\"from\":\"2026-01-05T00:00:00Z\",\"to\":\"2026-01-05T12:00:00Z\"}";

        assertThat(server.send("POST", "/grafana/search", "{\"target\":\"kettle\",\"extra\":1}").body())
                .isEqualTo("[\"kettle.power\",\"kettle.energy\"]");
        JsonNode series = RunningServer.json(server.send("POST", "/grafana/query",
                "{" + range + ",\"maxDataPoints\":20,\"targets\":[{\"target\":\"kettle.power\",\"refId\":\"A\"}]}"));
        assertThat(series.path(0).path("target").asText()).isEqualTo("kettle.power");
        assertThat(series.path(0).path("datapoints").path(0).path(0).asDouble()).isEqualTo(141);
        assertThat(series.path(0).path("datapoints").path(0).path(1).asLong()).isEqualTo(1767607200000L);
        assertThat(server.send("POST", "/grafana/annotations", "{" + range + "}").statusCode()).isEqualTo(200);
        assertThat(server.send("POST", "/grafana/query", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void prometheusGetsFigures() {
        server.devices.measured(Reading.ofPower("kettle", RunningServer.NOW, 1800), RunningServer.NOW);
        server.get("/api/devices");

        assertThat(server.get("/metrics").body()).contains("wattm2m_energy_power_watts{device=\"kettle\"} 1800.0",
                "wattm2m_energy_requests_seconds_count{method=\"GET\",status=\"2xx\"}",
                "wattm2m_energy_alerts_open{severity=\"critical\"} 0.0")
                .containsPattern("wattm2m_energy_today_cost\\{currency=\"KRW\"} \\d+")
                .containsPattern("wattm2m_energy_today_co2_kilograms \\d+");
    }

    @Test
    void prometheusGetsTheVoltageOfPlugsThatAreHeardOf() {
        Instant before = RunningServer.NOW.minus(Duration.ofHours(1));
        server.devices.measured(reading("kettle", RunningServer.NOW), RunningServer.NOW);
        server.devices.measured(reading("lamp", before), before);

        assertThat(server.get("/metrics").body())
                .contains("wattm2m_energy_voltage_volts{device=\"kettle\"} 229.5")
                .doesNotContain("wattm2m_energy_voltage_volts{device=\"lamp\"}");
    }

    private static Reading reading(String deviceId, Instant time) {
        return new Reading(deviceId, time, 5, OptionalDouble.of(229.5), OptionalDouble.empty(), OptionalDouble.empty(),
                Map.of());
    }

    @Test
    void whatWasMadeOnceIsFoundAtTheSamePlace() {
        String rule = "{\"quantity\":\"power\",\"threshold\":100}";

        HttpResponse<String> first = server.send("POST", "/api/alerts/rules", rule, "Idempotency-Key", "rule");
        HttpResponse<String> again = server.send("POST", "/api/alerts/rules", rule, "Idempotency-Key", "rule");

        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
        assertThat(first.headers().firstValue("Location")).isPresent();
        assertThat(again.headers().firstValue("Location")).isEqualTo(first.headers().firstValue("Location"));
    }

    private HttpResponse<String> command(String body, String key) {
        return server.send("POST", "/api/devices/power/control", body, "Idempotency-Key", key);
    }
}
