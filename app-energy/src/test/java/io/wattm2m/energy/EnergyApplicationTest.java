// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static io.wattm2m.energy.TestContainers.called;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyApplicationTest {
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
    private static final String HOURS = "?resolution=hour&from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z";
    private final FakeCse cse = new FakeCse();
    @TempDir
    private Path data;
    private RunningApplication application;

    @BeforeEach
    void create() {
        cse.at(TEN.plus(Duration.ofDays(1)));
        application = RunningApplication.in(data, Map.of());
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void registersAndFollowsThePlugsThatAreThere() {
        cse.withPlugs("kettle", "fridge");

        application.start(cse);

        await().until(() -> devices().size() == 2);
        assertThat(cse.find("cse-in/energy").orElseThrow()).containsEntry("api", "Nio.wattm2m.energy")
                .containsEntry("rr", true).containsEntry("poa", List.of("local:energy"));
        assertThat(cse.find("cse-in/smartplug/kettle/telemetry/energy").orElseThrow()).containsEntry("nu",
                List.of("/id-in/Cenergy"));
    }

    @Test
    void waitsForAnInterworkingProxyThatComesLater() {
        application.start(cse);
        await().until(() -> cse.find("cse-in/energy").isPresent());

        cse.withPlugs("kettle");

        await().until(() -> devices().size() == 1);
    }

    @Test
    void followsAPlugThatComesLater() {
        cse.withPlugs("kettle");
        application.start(cse);
        await().until(() -> devices().size() == 1);

        cse.addPlug("fridge");

        await().until(() -> devices().size() == 2);
        cse.telemetry("fridge", reading(0, 80, 1000));
        await().until(() -> device("fridge").path("power").asDouble() == 80);
    }

    @Test
    void countsWhatPlugsReportAsObjectOrAsText() {
        cse.withPlugs("kettle");
        application.start(cse);
        await().until(() -> devices().size() == 1);

        cse.telemetry("kettle", reading(0, 60, 500));
        cse.telemetry("kettle",
                "{\"power\":60,\"energy\":501,\"timestamp\":" + TEN.plusSeconds(60).toEpochMilli() + "}");

        await().until(() -> energyWh("kettle") == 1);
        JsonNode point = get("/api/power/kettle/history" + HOURS).path("points").get(0);
        assertThat(point.path("start").asText()).isEqualTo("2026-01-05T10:00:00Z");
        assertThat(point.path("meanW").asDouble()).isEqualTo(60);
        assertThat(point.path("coverage").asDouble()).isCloseTo(60 / 3600.0, within(1e-6));
    }

    @Test
    void whatADeviceFeedsInIsCountedAndItsPhasesAndBatteryAreKept() {
        cse.withPlugs("roof");
        cse.label("roof", "class:solar");
        application.start(cse);
        await().until(() -> devices().size() == 1);

        for (long minute = 0; minute <= 60; minute++) {
            cse.telemetry("roof", Map.of("power", -600.0, "returnedEnergy", 5000.0 + 10 * minute, "battery", 80.0,
                    "apparentPower", 750.0, "voltage", 229.5, "currentL1", 2.5, "temperature", 20.5, "timestamp",
                    TEN.getEpochSecond() + 60 * minute));
        }

        String day = "?from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z";
        await().untilAsserted(() -> assertThat(
                get("/api/production" + day).path("balance").path("producedWh").asDouble()).isEqualTo(600));
        JsonNode balance = get("/api/production" + day).path("balance");
        assertThat(balance.path("exportedWh").asDouble()).isEqualTo(600);
        assertThat(balance.path("consumedWh").asDouble()).isZero();
        assertThat(level("powerFactor")).isEqualTo(0.8);
        assertThat(level("currentL1")).isEqualTo(2.5);
        assertThat(level("voltage")).isEqualTo(229.5);
        assertThat(get("/api/environment/history" + day + "&deviceId=roof").path("points").get(0).path("mean")
                .asDouble()).isEqualTo(20.5);
        assertThat(devices()).hasSize(1);
    }

    @Test
    void aSensorWithoutPowerIsKeptToo() {
        cse.withPlugs("sensor");
        application.start(cse);
        await().until(() -> devices().size() == 1);

        cse.telemetry("sensor", Map.of("co2", 850, "timestamp", TEN.getEpochSecond()));

        await().untilAsserted(() -> assertThat(get("/api/environment/history?deviceId=sensor&quantity=co2"
                + "&from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z").path("points").path(0).path("mean").asDouble())
                .isEqualTo(850));
    }

    @Test
    void countsARepeatedNotificationOnce() {
        cse.withPlugs("kettle");
        application.start(cse);
        await().until(() -> devices().size() == 1);
        cse.telemetry("kettle", reading(0, 60, 500));
        Map<String, Object> told = cse.telemetry("kettle", reading(60, 60, 501));

        cse.repeat("kettle", told);
        cse.repeat("kettle", told);
        cse.telemetry("kettle", reading(120, 60, 502));

        await().until(() -> energyWh("kettle") == 2);
    }

    @Test
    void readsWhatItHasMissedWhileItWasAwayOnce() {
        cse.withPlugs("kettle");
        application.start(cse);
        await().until(() -> devices().size() == 1);
        for (int minute = 0; minute <= 10; minute++) {
            cse.telemetry("kettle", reading(60 * minute, 60, 500 + minute));
        }
        await().until(() -> energyWh("kettle") == 10);
        application.close();
        for (int minute = 11; minute <= 1300; minute++) {
            cse.telemetry("kettle", reading(60 * minute, 60, 500 + minute));
        }

        application = RunningApplication.in(data, Map.of());
        application.start(cse);

        await().until(() -> energyWh("kettle") == 1300);
        assertThat(cse.below("cse-in/smartplug/kettle/telemetry").stream().filter(child -> child.get("ty").equals(23L)))
                .hasSize(1);
        assertThat(cse.find("cse-in/smartplug/kettle/telemetry/energy")).isPresent();
        cse.telemetry("kettle", reading(60 * 1301, 60, 1801));
        await().until(() -> energyWh("kettle") == 1301);
    }

    @Test
    void aReadingThatIsNoneDoesNotStopTheOthers() {
        cse.withPlugs("kettle");
        application.start(cse);
        await().until(() -> devices().size() == 1);

        cse.telemetry("kettle", "rubbish");
        cse.telemetry("kettle", Map.of("power", "much"));
        cse.telemetry("kettle", reading(2 * 86_400, 60, 1));
        cse.telemetry("kettle", reading(0, 42, 500));

        await().until(() -> device("kettle").path("power").asDouble() == 42);
    }

    @Test
    void showsTheStateThatThePlugReports() {
        cse.withPlugs("kettle");
        cse.state("kettle", Map.of("power", "on", "source", "button", "timestamp", TEN.getEpochSecond()));

        application.start(cse);

        await().until(() -> devices().size() == 1 && device("kettle").path("on").asBoolean());
        cse.state("kettle", Map.of("power", "on", "pending", "off", "timestamp", TEN.getEpochSecond() + 1));
        await().until(() -> device("kettle").path("pending").asText().equals("off"));
        assertThat(get("/api/power/summary").path("devicesOn").asInt()).isEqualTo(1);
    }

    @Test
    void anEchoEndsTheWaitThoughThePlugsClockIsBehind() {
        cse.withPlugs("kettle");
        application.start(cse);
        await().until(() -> devices().size() == 1);
        cse.state("kettle", Map.of("power", "on", "pending", "off", "timestamp", TEN.getEpochSecond() + 0.9));

        cse.state("kettle", Map.of("power", "off", "source", "remote", "timestamp", TEN.getEpochSecond()));

        await().untilAsserted(() -> assertThat(device("kettle").path("pending").isNull()).isTrue());
        assertThat(device("kettle").path("on").asBoolean()).isFalse();
    }

    @Test
    void aCommandBecomesAnInstance() {
        cse.withPlugs("kettle");
        application.start(cse);
        await().until(() -> devices().size() == 1);

        HttpResponse<String> response = control("{\"deviceId\":\"kettle\",\"power\":\"toggle\"}");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(cse.below("cse-in/smartplug/kettle/command")).singleElement().satisfies(
                command -> assertThat(command).containsEntry("con", Map.of("power", "toggle")));
        assertThat(cse.requests().getLast().originator()).isEqualTo("Cenergy");
        assertThat(control("{\"deviceId\":\"toaster\",\"power\":\"on\"}").statusCode()).isEqualTo(404);
    }

    @Test
    void publishesEachHourOnceItIsComplete() {
        cse.withPlugs("kettle");
        application.start(cse);
        await().until(() -> devices().size() == 1);

        for (int minute = 0; minute <= 121; minute++) {
            cse.telemetry("kettle", reading(60 * minute, 60, 500 + minute));
            int counted = minute;
            await().pollInterval(Duration.ofMillis(5)).until(() -> energyWh("kettle") == counted);
        }

        await().until(() -> cse.below("cse-in/energy/kettle/hourly").size() == 2);
        assertThat(cse.below("cse-in/energy/kettle/hourly")).extracting(instance -> called(instance.get("rn")))
                .containsExactly("20260105T1000Z", "20260105T1100Z");
        assertThat(cse.below("cse-in/energy/kettle/hourly").getFirst().get("con").toString()).contains("energyWh=60.0");
    }

    private static Map<String, Object> reading(long second, double powerW, double energyWh) {
        return Map.of("voltage", 230.0, "current", powerW / 230, "power", powerW, "energy", energyWh, "timestamp",
                TEN.getEpochSecond() + second);
    }

    private double level(String quantity) {
        return get("/api/production/levels?deviceId=roof&quantity=" + quantity
                + "&from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z").path("points").path(0).path("mean").asDouble();
    }

    private JsonNode devices() {
        return get("/api/devices");
    }

    private JsonNode device(String deviceId) {
        return get("/api/power/" + deviceId + "/current");
    }

    private double energyWh(String deviceId) {
        double sum = 0;
        for (JsonNode point : get("/api/power/" + deviceId + "/history?resolution=day&from=2026-01-01T00:00:00Z"
                + "&to=2026-02-01T00:00:00Z").path("points")) {
            sum += point.path("energyWh").asDouble();
        }
        return sum;
    }

    private HttpResponse<String> control(String body) {
        return application.send("POST", "/api/devices/power/control", body);
    }

    private JsonNode get(String path) {
        return application.get(path);
    }
}
