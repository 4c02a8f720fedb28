// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.energy.measure.Reading;
import java.net.http.HttpResponse;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules and alerts over HTTP. It is noon on Monday, 2026-01-05. */
class RoutineRoutesTest {
    private static final String EVENING =
            "{\"name\":\"Evening\",\"deviceIds\":[\"kettle\"],\"power\":\"off\",\"at\":\"22:00\",\"days\":[1,5]}";
    @AutoClose
    private final RunningServer server = RunningServer.withKettle();

    @Test
    void aScheduleIsMadeChangedAndForgotten() {
        HttpResponse<String> made = server.send("POST", "/api/schedules", EVENING);
        assertThat(made.statusCode()).isEqualTo(201);
        String path = made.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
        JsonNode schedule = server.json(path);
        assertThat(schedule.path("next").asText()).isEqualTo("2026-01-05T22:00:00Z");
        assertThat(schedule.path("days")).hasSize(2);
        assertThat(schedule.path("holdMinutes").asInt()).isEqualTo(60);

        JsonNode changed = RunningServer.json(server.send("PATCH", path, "{\"at\":\"sunset\",\"days\":[2]}"));
        assertThat(changed.path("name").asText()).isEqualTo("Evening");
        assertThat(changed.path("next").asText()).startsWith("2026-01-06T");
        assertThat(RunningServer.json(server.send("PATCH", path, "{\"rrule\":\"FREQ=MONTHLY;BYMONTHDAY=1\"}"))
                .path("next").asText()).startsWith("2026-02-01T");

        assertThat(server.send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(server.get(path).statusCode()).isEqualTo(404);
        assertThat(server.json("/api/schedules")).isEmpty();
    }

    @Test
    void whatComesAndWhatContradictsItselfIsShown() {
        server.send("POST", "/api/schedules", EVENING);
        server.send("POST", "/api/schedules", EVENING.replace("off", "on").replace("22:00", "22:04"));

        assertThat(server.json("/api/schedules/upcoming?days=7")).hasSize(4);
        assertThat(server.json("/api/schedules/conflicts")).hasSize(1);
        assertThat(server.json("/api/schedules/outcomes")).isEmpty();
        assertThat(server.get("/api/schedules/upcoming?days=0").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"22:00|25:00|at '25:00'", "[1,5]|[8]|days: 1 to 7", "off|maybe|power 'maybe'",
        "\"days\":[1,5]|\"rrule\":\"x\"|rrule 'X'", "[\"kettle\"]|[\"toaster\"]|toaster", "[\"kettle\"]|[]|deviceIds",
        "\"days\"|\"colour\"|colour", "\"days\":[1,5]|\"missed\":\"never\"|[skip, catch-up]"})
    void aScheduleThatIsNoneIsRefused(String right, String wrong, String told) {
        HttpResponse<String> refused = server.send("POST", "/api/schedules", EVENING.replace(right, wrong));

        assertThat(refused.statusCode()).isIn(400, 404);
        assertThat(refused.body()).contains(told);
    }

    @Test
    void aListThatGrowsIsReadPartByPart() {
        for (int rule = 0; rule < 3; rule++) {
            assertThat(server.send("POST", "/api/alerts/rules", "{\"quantity\":\"power\",\"threshold\":" + rule
                    + ",\"lasting\":0}").statusCode()).isEqualTo(201);
        }
        server.devices.measured(Reading.ofPower("kettle", RunningServer.NOW, 100), RunningServer.NOW);

        HttpResponse<String> first = server.get("/api/alerts?open=true&limit=2");
        assertThat(RunningServer.json(first)).hasSize(2);
        assertThat(first.headers().firstValue("X-Total-Count")).hasValue("3");
        String next = first.headers().firstValue("Link").orElseThrow().replaceAll("<(.*)>; rel=\"next\"", "$1");
        HttpResponse<String> second = server.get(next);

        assertThat(next).contains("open=true", "limit=2", "offset=2");
        assertThat(RunningServer.json(second)).hasSize(1);
        assertThat(second.headers().firstValue("Link")).isEmpty();
        assertThat(RunningServer.json(server.get("/api/alerts?offset=7"))).isEmpty();
        assertThat(server.get("/api/alerts?limit=0").statusCode()).isEqualTo(400);
        assertThat(server.get("/api/alerts?offset=-1").statusCode()).isEqualTo(400);
    }

    @Test
    void anAlertIsListedAndAcknowledged() {
        for (int second = 0; second <= 12; second++) {
            server.devices.measured(new Reading("kettle", RunningServer.NOW.plusSeconds(second), 100,
                    OptionalDouble.of(240), OptionalDouble.empty(), OptionalDouble.empty()), RunningServer.NOW);
        }

        JsonNode alert = server.json("/api/alerts?open=true").get(0);
        assertThat(alert.path("severity").asText()).isEqualTo("warning");
        assertThat(alert.path("text").asText()).contains("kettle is 240.0 V");
        assertThat(server.json("/api/alerts?language=ko").get(0).path("text").asText())
                .startsWith("전압 240.0 V, 기준").endsWith("초과");
        JsonNode seen = RunningServer.json(
                server.send("POST", "/api/alerts/" + alert.path("id").asText() + "/acknowledge", ""));
        assertThat(seen.path("acknowledgedBy").asText()).isEqualTo("guest");
        assertThat(server.send("POST", "/api/alerts/none/acknowledge", "").statusCode()).isEqualTo(404);
        assertThat(server.json("/api/alerts?deviceId=other")).isEmpty();
    }

    @Test
    void rulesAreMadeChangedAndForgotten() {
        assertThat(server.json("/api/alerts/rules")).hasSize(8);
        HttpResponse<String> made = server.send("POST", "/api/alerts/rules",
                "{\"name\":\"Hot\",\"quantity\":\"power\",\"threshold\":2000,\"ways\":[\"mail\"]}");
        assertThat(made.statusCode()).isEqualTo(201);
        String path = "/api/alerts/rules/" + RunningServer.json(made).path("id").asText();

        assertThat(RunningServer.json(server.send("PATCH", path, "{\"severity\":\"critical\"}")).path("threshold")
                .asDouble()).isEqualTo(2000);
        assertThat(server.send("PATCH", path, "{\"side\":\"left\"}").body()).contains("[above, below]");
        assertThat(server.send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(server.json("/api/alerts/rules")).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"webhook\":\"file:///etc/passwd\"}", "{\"mailTo\":\"x\"}", "{\"quietFrom\":\"25:00\"}",
        "{\"pauseMinutes\":-1}"})
    void whereNobodyCanBeToldIsRefused(String wanted) {
        assertThat(server.send("PATCH", "/api/alerts/telling", wanted).statusCode()).isEqualTo(400);
    }

    @Test
    void aVirtualMeterIsMadeReadAndForgotten() {
        String path = "/api/virtual-meters/rest";
        assertThat(server.send("PUT", path, "{\"added\":[\"kettle\"]}").statusCode()).isEqualTo(200);

        assertThat(server.json(path + "/history").path("points").get(0).path("energyWh").asDouble()).isEqualTo(70.5);
        assertThat(server.send("PUT", path, "{\"added\":[\"toaster\"]}").statusCode()).isEqualTo(404);
        assertThat(server.send("PUT", path, "{\"added\":[\"kettle\"],\"subtracted\":[\"kettle\"]}").body())
                .contains("a plug counts once");
        assertThat(server.send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(server.json("/api/virtual-meters")).isEmpty();
    }

    @Test
    void quietHoursAreSet() {
        server.send("PATCH", "/api/alerts/telling", "{\"quietFrom\":\"23:00\",\"webhook\":\"https://example.org/x\"}");

        JsonNode telling = server.json("/api/alerts/telling");
        assertThat(telling.path("quietFrom").asText()).isEqualTo("23:00");
        assertThat(telling.path("quietTo").asText()).isEqualTo("07:00");
    }
}
