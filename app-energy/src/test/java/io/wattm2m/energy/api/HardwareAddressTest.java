// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.energy.measure.Reading;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plug that is named by its hardware address: everything is kept and told under its id. */
class HardwareAddressTest {
    private static final String ADDRESS = "02:00:5e:10:00:01";
    private final RunningServer server = RunningServer.withGuests();

    @BeforeEach
    void plugIn() {
        server.devices.measured(Reading.ofPower("kettle", RunningServer.NOW, 1800), RunningServer.NOW);
        server.send("POST", "/api/device_mac", "{\"device_id\":\"kettle\",\"mac_address\":\"" + ADDRESS + "\"}");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatIsSaidOfPlugsIsKeptUnderTheirIds() {
        String ids = "[\"" + ADDRESS + "\",\"kettle\"]";

        assertThat(done("POST", "/api/alerts/rules", "{\"name\":\"x\",\"deviceIds\":" + ids
                + ",\"quantity\":\"power\",\"side\":\"above\",\"threshold\":1}").path("deviceIds").toString())
                .isEqualTo("[\"kettle\"]");
        assertThat(done("POST", "/api/schedules", "{\"name\":\"x\",\"deviceIds\":" + ids
                + ",\"power\":\"on\",\"at\":\"22:00\"}").path("deviceIds").toString()).isEqualTo("[\"kettle\"]");
        assertThat(done("PUT", "/api/virtual-meters/all", "{\"added\":[\"" + ADDRESS + "\"]}").path("added")
                .toString()).isEqualTo("[\"kettle\"]");
        assertThat(done("PUT", "/api/floor-plan", "{\"rooms\":[],\"outlets\":[{\"deviceId\":\"" + ADDRESS
                + "\",\"x\":1,\"y\":2}]}").at("/outlets/0/deviceId").asText()).isEqualTo("kettle");
        assertThat(done("PUT", "/api/models/thresholds.json", "{\"" + ADDRESS + "\":{\"loadFromW\":77}}")
                .at("/kettle/loadFromW").asDouble()).isEqualTo(77);
    }

    @Test
    void aPlugIsSetOverWhatIsSetOfIt() {
        done("PUT", "/api/ai/kettle", "{\"mode\":\"shadow\"}");

        assertThat(done("PUT", "/api/ai/" + ADDRESS, "{\"isProtected\":true}").path("mode").asText())
                .isEqualTo("shadow");
    }

    @Test
    void aHistoryIsTakenInForThePlug() {
        HttpResponse<String> taken = server.send("POST", "/api/power/import?deviceId=" + ADDRESS,
                "minute,power_w\n2026-01-01T00:00,60\n");

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(RunningServer.json(taken).path("deviceId").asText()).isEqualTo("kettle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/power/%s/history", "/api/power/%s/current", "/api/ai/%s/profile",
        "/api/predictions?deviceId=%s"})
    void whatIsToldIsToldOfThePlug(String path) {
        assertThat(server.json(path.formatted(ADDRESS))).isEqualTo(server.json(path.formatted("kettle")));
    }

    private JsonNode done(String method, String path, String body) {
        HttpResponse<String> response = server.send(method, path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return RunningServer.json(response);
    }
}
