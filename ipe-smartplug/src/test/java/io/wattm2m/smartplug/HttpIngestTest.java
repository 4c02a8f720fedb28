// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Devices that report over HTTP, as they do with curl. */
class HttpIngestTest {
    private static final String KEY = "0123456789abcdef";
    private final TestClock clock = new TestClock();
    private final FakeCse cse = new FakeCse(clock);
    private final HttpClient client = HttpClient.newHttpClient();
    private final SmartPlugApplication application = new SmartPlugApplication(SmartPlugSettings.DEFAULTS,
            Options.DEFAULTS.with(
                    new IngestSettings(0, "127.0.0.1", List.of("plant-1=" + KEY), Duration.ofMinutes(5))),
            List.of(), new Surroundings(clock, duration -> {}, clock, session -> new FakeGateway()));

    @BeforeEach
    void start() {
        application.start(cse);
    }

    @AfterEach
    void stop() {
        application.close();
        client.shutdownNow();
    }

    @Test
    void aReportOfThreePhasesIsTelemetry() throws Exception {
        HttpResponse<String> answer = post(KEY, "{'energy_produced':1.5,'energy_consumed':12.345,'current_load':40,"
                + "'voltage':230,'current1':1,'current2':2,'current3':3,'frequency':50,'power_factor':0.9,"
                + "'facility_id':'plant-1'}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(cse.contents("cse-in/smartplug/plant-1/telemetry")).singleElement()
                .satisfies(
                        content -> assertThat(content).containsEntry("power", 1242.0).containsEntry("energy", 12_345.0)
                                .containsEntry("returnedEnergy", 1500.0).containsEntry("current", 6.0)
                                .containsEntry("frequency", 50.0).containsEntry("currentL3", 3.0));
        assertThat(get("status").body()).contains("\"online\"");
        clock.advance(Duration.ofMinutes(11));
        assertThat(get("status").body()).contains("\"offline\"");
    }

    @Test
    void aPowerThatIsToldIsEnough() throws Exception {
        HttpResponse<String> answer = post(KEY, "{'power':1500,'energy_consumed':12.345,'voltage':230,'current':3}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(cse.contents("cse-in/smartplug/plant-1/telemetry")).singleElement().satisfies(
                content -> assertThat(content).containsEntry("power", 1500.0).containsEntry("energy", 12_345.0));
    }

    @Test
    void aDeviceIsToldHowOftenToReport() throws Exception {
        assertThat(get("config").body()).contains("\"reporting_interval\":300").contains("\"plant-1\"");
        assertThat(get("else").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"../../, 404", "../../index.html, 404", "else, 404", "../other, 404"})
    void whereNothingIsIsToldInAProblemDocument(String where, int status) throws Exception {
        HttpResponse<String> answer = get(where);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"status\":404", "\"title\":\"Not Found\"",
                "\"detail\":\"there is no such resource\"");
    }

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "0123456789abcdeX | {'energy_produced':1,'energy_consumed':1,'current_load':40} | 401 | X-API-Key",
        "0123456789abcdef | {'energy_consumed':1,'current_load':40} | 400 | energy_produced is missing",
        "0123456789abcdef | {'energy_produced':1,'energy_consumed':1,'current_load':-1} | 400 | current_load -1.0 is outside",
        "0123456789abcdef | {'energy_produced':1,'energy_consumed':1,'current_load':1,'power_factor':3} | 400 | powerFactor 3.0 is outside",
        "0123456789abcdef | rubbish | 400 | malformed JSON"})
    // @formatter:on
    void whatCannotBeTakenIsRefusedWithTheReason(String key, String body, int status, String reason) throws Exception {
        HttpResponse<String> answer = post(key, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(reason);
        assertThat(cse.contents("cse-in/smartplug/plant-1/telemetry")).isEmpty();
    }

    @Test
    void aKeyIsNotShort() {
        assertThatThrownBy(() -> new IngestSettings(0, "127.0.0.1", List.of("plant-1=short"), Duration.ofMinutes(5)))
                .hasMessageContaining("at least 16 characters");
    }

    private HttpResponse<String> post(String key, String body) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at("data")).header("X-API-Key", key)
                .POST(BodyPublishers.ofString(body.replace('\'', '"'))).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String what) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(what).normalize()).header("X-API-Key", KEY).build(),
                BodyHandlers.ofString());
    }

    private URI at(String what) {
        return URI.create(application.ingest().orElseThrow() + what);
    }
}
