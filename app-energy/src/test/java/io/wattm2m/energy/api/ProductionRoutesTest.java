// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Reading;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Production and environment over HTTP. It is noon on Monday, 2026-01-05. */
class ProductionRoutesTest {
    @AutoClose
    private final RunningServer server = RunningServer.withKettle();

    @Test
    void theBalanceOfTodayAndWhatTheMetersTell() {
        server.devices.label("kettle", List.of("class:grid"));
        server.devices.recall(Reading.ofPower("kettle", RunningServer.NOW, 900)
                .with(Map.of(Channel.CURRENT_L1, 12.0, Channel.CURRENT_L2, 9.0, Channel.CURRENT_L3, 9.0,
                        Channel.POWER_FACTOR, 0.95))
                .withEnergyWh(5), RunningServer.NOW);

        JsonNode production = server.json("/api/production");

        assertThat(production.path("metered").asBoolean()).isTrue();
        assertThat(production.path("balance").path("importedWh").asDouble()).isEqualTo(70.5);
        assertThat(production.path("balance").path("selfConsumption").isNull()).isTrue();
        JsonNode meter = production.path("meters").get(0);
        assertThat(meter.path("part").asText()).isEqualTo("grid");
        assertThat(meter.path("currentImbalancePercent").asDouble()).isEqualTo(20);
        assertThat(server.json("/api/production/history?resolution=day&deviceIds=kettle").path("flows")).hasSize(1);
        assertThat(server.json("/api/production/levels?deviceId=kettle").path("quantity").asText())
                .isEqualTo("battery");
    }

    @Test
    void aDayHasItsRecord() {
        JsonNode day = server.json("/api/daily-records?from=2026-01-05").get(0);

        assertThat(day.path("date").asText()).isEqualTo("2026-01-05");
        assertThat(day.path("totalWh").asDouble()).isEqualTo(70.5);
        assertThat(day.path("gridWh").asDouble()).isEqualTo(70.5);
        assertThat(day.path("peakWh").asDouble()).isEqualTo(70.5);
        assertThat(day.path("currency").asText()).isEqualTo("KRW");
        assertThat(day.path("score").isNull()).isTrue();
    }

    @Test
    void whatWasMeasuredElsewhereIsTakenInAndShownByHoursAndDays() {
        String csv = "time,temperature,humidity\n2026-01-05T10:00,-3.5,40\n2026-01-05T10:30,-2.5,\n"
                + "2026-01-05T20:00+09:00,0,50\n";

        assertThat(take(csv).statusCode()).isEqualTo(200);

        JsonNode hours = server.json("/api/environment/history").path("points");
        assertThat(hours.get(0).path("mean").asDouble()).isEqualTo(-3);
        assertThat(hours.get(1).path("start").asText()).isEqualTo("2026-01-05T11:00:00Z");
        assertThat(server.json("/api/environment/history?resolution=day").path("points").get(0).path("mean")
                .asDouble()).isEqualTo(-1.5);
        assertThat(server.json("/api/environment/sources")).hasSize(2);
        JsonNode correlations = server.json("/api/environment/correlations");
        assertThat(correlations.path("correlations")).isEmpty();
        assertThat(correlations.path("leastDays").asInt()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"temperature|line 1", "time,warmth|no quantity 'warmth'",
        "time,temperature;soon,1|line 2: 'soon'", "time,temperature;2026-01-05T10:00,warm|line 2: not a number"})
    void aFileThatIsNoneIsRefused(String csv, String told) {
        assertThat(take(csv.replace(';', '\n')).statusCode()).isEqualTo(400);
        assertThat(take(csv.replace(';', '\n')).body()).contains(told);
    }

    @ParameterizedTest
    @CsvSource({"/api/production?deviceIds=none, 404",
        "/api/production?from=2026-01-05T00:00:00Z&to=2026-01-04T00:00:00Z, 400",
        "/api/production/levels?deviceId=kettle&quantity=warmth, 400", "/api/production/levels?deviceId=none, 404",
        "/api/daily-records?from=2020-01-01, 400", "/api/environment/history?deviceId=none, 404",
        "/api/environment/history?resolution=week, 400", "/api/environment/correlations?days=0, 400"})
    void whatCannotBeAnsweredIsRefused(String path, int status) {
        assertThat(server.get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void whereNothingIsKnownNothingIsRecommended() {
        assertThat(server.get("/api/recommendations").statusCode()).isEqualTo(200);
        assertThat(server.send("PATCH", "/api/recommendations/standby:kettle", "{\"state\":\"done\"}").statusCode())
                .isEqualTo(404);
        assertThat(server.send("PATCH", "/api/recommendations/any", "{\"state\":\"perhaps\"}").body())
                .contains("[open, done, dismissed]");
        assertThat(server.get("/api/recommendations?state=perhaps").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> take(String csv) {
        return server.send(server.to("/api/environment/import").header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv)));
    }
}
