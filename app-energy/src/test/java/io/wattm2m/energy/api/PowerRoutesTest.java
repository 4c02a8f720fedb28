// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.energy.live.PowerState;
import io.wattm2m.energy.measure.Reading;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PowerRoutesTest {
    private final RunningServer server = RunningServer.withGuests();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aDeviceShowsWhatIsKnownAndNullForTheRest() {
        server.devices.add("new");
        server.devices.measured(reading("kettle", 1800), RunningServer.NOW);
        server.devices.switched(
                new PowerState("kettle", RunningServer.NOW, Optional.of(true), Optional.of(false), Optional.empty(),
                        "button"),
                RunningServer.NOW);

        assertThat(server.get("/api/devices").body()).isEqualTo(
                "[{\"deviceId\":\"kettle\",\"name\":\"kettle\",\"room\":null,\"deviceClass\":null,"
                        + "\"part\":\"consumer\",\"on\":true,\"pending\":\"off\",\"fault\":null,"
                        + "\"power\":1800.0,\"voltage\":null,\"current\":null,\"energyTodayWh\":70.5,"
                        + "\"lastSeen\":\"2026-01-05T12:00:00Z\",\"environment\":null},"
                        + "{\"deviceId\":\"new\",\"name\":\"new\",\"room\":null,\"deviceClass\":null,"
                        + "\"part\":\"consumer\",\"on\":null,\"pending\":null,\"fault\":null,"
                        + "\"power\":null,\"voltage\":null,\"current\":null,\"energyTodayWh\":0.0,\"lastSeen\":null,"
                        + "\"environment\":null}]");
    }

    @Test
    void theSummaryLeavesOutThePowerOfPlugsThatAreSilent() {
        server.devices.measured(reading("kettle", 1800), RunningServer.NOW.minusSeconds(10));
        server.devices.measured(reading("fridge", 90), RunningServer.NOW.minusSeconds(1000));

        JsonNode summary = server.json("/api/power/summary");

        assertThat(summary.path("powerW").asDouble()).isEqualTo(1800);
        assertThat(summary.path("devices").asInt()).isEqualTo(2);
        assertThat(summary.path("energyTodayWh").asDouble()).isEqualTo(70.5);
        assertThat(summary.path("time").asText()).isEqualTo("2026-01-05T12:00:00Z");
    }

    @Test
    void theHistoryHasCoverageAsAShare() {
        server.devices.add("kettle");

        JsonNode point = server.json("/api/power/kettle/history?resolution=hour").path("points").get(0);

        assertThat(point.path("coverage").asDouble()).isEqualTo(0.5);
        assertThat(point.path("meanW").asDouble()).isEqualTo(141);
        assertThat(point.path("energyWh").asDouble()).isEqualTo(70.5);
    }

    @Test
    void theDayHasEachDevice() {
        assertThat(server.get("/api/power/daily?date=2026-01-05").body()).isEqualTo("{\"date\":\"2026-01-05\","
                + "\"energyWh\":70.5,\"devices\":[{\"deviceId\":\"kettle\",\"energyWh\":70.5}]}");
        assertThat(server.json("/api/power/daily?date=2026-01-04").path("devices")).isEmpty();
    }

    @Test
    void aRoomHasItsEnergyOfTodayAndItsHistoryWhereThatIsAskedFor() {
        List.of("kettle", "pan").forEach(plug -> server.devices.label(plug, List.of("room:kitchen")));
        server.devices.add("lamp");

        assertThat(server.get("/api/power/rooms").body())
                .isEqualTo("[{\"room\":\"kitchen\",\"energyWh\":70.5,\"points\":[]}]");
        assertThat(server.get("/api/power/rooms?from=2026-01-05T00:00:00Z").body())
                .isEqualTo("[{\"room\":\"kitchen\",\"energyWh\":141.0,"
                        + "\"points\":[{\"start\":\"2026-01-05T10:00:00Z\",\"energyWh\":141.0}]}]");
        assertThat(server.get("/api/power/rooms?resolution=minute").body()).contains("more than 100 points");
    }

    @Test
    void whatRoomsUsedIsExportedAsCsv() {
        server.devices.add("lamp");
        List.of("kettle", "pan").forEach(plug -> server.devices.label(plug, List.of("room:kitchen, \"small\"")));

        HttpResponse<String> rooms = server.get("/api/power/rooms/export?from=2026-01-05T00:00:00Z");

        assertThat(rooms.body()).isEqualTo("room,start,energy_wh\n"
                + "\"kitchen, \"\"small\"\"\",2026-01-05T10:00:00Z,141.0\n");
        assertThat(rooms.headers().firstValue("Content-Type")).hasValue("text/csv");
        assertThat(rooms.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"rooms-hour.csv\"");
        assertThat(server.get("/api/power/rooms/export?resolution=minute").statusCode()).isEqualTo(400);
    }

    @Test
    void theCostHasEachHourByTheTariffThatIsPaid() {
        server.devices.add("kettle");

        JsonNode cost = server.json("/api/power/cost?from=2026-01-05T00:00:00Z");

        assertThat(cost.path("currency").asText()).isEqualTo("KRW");
        assertThat(cost.path("points")).hasSize(1);
        assertThat(cost.path("points").get(0).path("start").asText()).isEqualTo("2026-01-05T10:00:00Z");
        assertThat(cost.path("points").get(0).path("takenKwh").decimalValue()).isEqualByComparingTo("0.0705");
        assertThat(cost.path("cost").asInt()).isEqualTo(10); // 0.0705 kWh at 120 + 9 + 5, rounded, with 13.7 % of taxes
        assertThat(cost.path("ofDevices").path("kettle").asInt()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"/api/power/toaster/current, 404", "/api/power/toaster/history, 404", "/api/nothing, 404",
        "/api/power/kettle/history?resolution=week, 400", "/api/power/kettle/history?from=yesterday, 400",
        "/api/power/kettle/history?resolution=minute&from=2020-01-01T00:00:00Z, 400",
        "/api/power/kettle/history?from=2027-01-01T00:00:00Z, 400", "/api/power/daily?date=5.1.2026, 400",
        "/api/power/rooms?resolution=week, 400", "/api/power/cost?resolution=15min, 400",
        "/api/power/cost?from=2025-12-01T00:00:00Z, 400",
        "/api/devices/power/control, 405"})
    void faultsAreProblemDocuments(String path, int status) {
        server.devices.add("kettle");

        HttpResponse<String> response = server.get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = RunningServer.json(response);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"deviceId\":\"kettle\"}",
        "{\"deviceId\":\"kettle\",\"power\":\"up\"}",
        "{\"deviceId\":\"kettle\",\"power\":\"on\",\"for\":\"ever\"}"})
    void aControlThatIsNoneIsRefused(String body) {
        server.devices.add("kettle");

        HttpResponse<String> response = control(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aRefusalOfTheCseIsToldAsSuch() {
        server.devices.add("locked");

        HttpResponse<String> response = control("{\"deviceId\":\"locked\",\"power\":\"on\"}");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("4103");
    }

    @Test
    void aFormOfAnotherSiteCannotSwitch() {
        server.devices.add("kettle");

        HttpResponse<String> response = server.send(server.to("/api/devices/power/control")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"deviceId\":\"kettle\",\"power\":\"on\"}")));

        assertThat(response.statusCode()).isEqualTo(415);
    }

    private static Reading reading(String deviceId, double powerW) {
        return Reading.ofPower(deviceId, RunningServer.NOW, powerW);
    }

    private HttpResponse<String> control(String body) {
        return server.send("POST", "/api/devices/power/control", body);
    }
}
