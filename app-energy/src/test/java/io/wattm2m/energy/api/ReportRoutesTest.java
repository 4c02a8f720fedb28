// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.energy.testing.Village;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports over HTTP. It is noon on 2026-01-05, and the village's summer is known already. */
class ReportRoutesTest {
    private static final String JULY = "{\"month\":\"2026-07\",\"language\":\"en\"}";
    @AutoClose
    private final RunningServer server = RunningServer.withGuests();

    @BeforeEach
    void meter() {
        server.devices.add(Village.meter(3));
    }

    @Test
    void aReportIsMadeListedReadAndForgotten() {
        HttpResponse<String> made = server.send("POST", "/api/reports", JULY);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String id = RunningServer.json(made).path("id").asText();

        JsonNode listed = server.json("/api/reports").get(0);
        assertThat(listed.path("from").asText()).isEqualTo("2026-07-01");
        assertThat(listed.path("sha256").path("pdf").asText()).hasSize(64);
        HttpResponse<String> csv = server.get("/api/reports/" + id + "/report.csv");
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("energy-2026-07-01-2026-07-31.csv");
        assertThat(csv.body()).startsWith("date,kwh");
        assertThat(server.json("/api/reports/" + id + "/report.json").path("usage").path("days")).hasSize(31);
        assertThat(server.get("/api/reports/" + id + "/report.exe").statusCode()).isEqualTo(400);
        assertThat(server.send("DELETE", "/api/reports/" + id, "").statusCode()).isEqualTo(204);
        assertThat(server.get("/api/reports/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void theFiguresAreShownWithTheirParts() {
        JsonNode figures = server.json("/api/reports/figures?from=2026-07-01&to=2026-07-31");

        assertThat(figures.path("cost").path("months").get(0).path("lines")).isNotEmpty();
        assertThat(figures.path("carbon").path("parts").get(0).path("kgPerKwh").asDouble()).isEqualTo(0.478);
        assertThat(server.get("/api/reports/figures?from=2026-07-02&to=2026-07-01").body()).contains("has no day");
    }

    @Test
    void reportsArePlannedAndNotPlannedAnyMore() {
        assertThat(server.json("/api/reports/plan").path("day").isNull()).isTrue();
        JsonNode plan = RunningServer.json(server.send("PUT", "/api/reports/plan", "{\"day\":3,\"language\":\"en\"}"));
        assertThat(plan.path("next").asText()).isEqualTo("2026-02-03T06:00:00Z");
        assertThat(server.send("PUT", "/api/reports/plan", "{\"day\":31}").body()).contains("1 to 28");
        assertThat(server.send("DELETE", "/api/reports/plan", "").statusCode()).isEqualTo(204);
        assertThat(server.json("/api/reports/plan").path("day").isNull()).isTrue();
    }
}
