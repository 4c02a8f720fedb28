// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of requests that nobody can make sense of: which part is wrong, and why. */
class BadRequestTest {
    private final RunningServer server = RunningServer.withKettle();

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(Arguments.of("{", "the JSON is malformed in line 1, column 2", "JSON 형식이 잘못되었습니다(1행 2열)"),
                Arguments.of("{\"at\": NaN}", "the JSON is malformed in line 1, column 11", "JSON 형식이 잘못되었습니다(1행 11열)"),
                Arguments.of("[]", "the JSON is not an object", "JSON은 객체 형식이어야 합니다"),
                Arguments.of("{\"deviceIds\": \"kettle\"}", "in the JSON, 'deviceIds' is not a list",
                        "JSON의 ‘deviceIds’은(는) 목록 형식이어야 합니다"),
                Arguments.of("{\"deviceIds\": [{}]}", "in the JSON, 'deviceIds[0]' is not a text",
                        "JSON의 ‘deviceIds[0]’은(는) 문자열 형식이어야 합니다"),
                Arguments.of("{\"holdMinutes\": \"soon\"}", "in the JSON, 'holdMinutes' is not a whole number",
                        "JSON의 ‘holdMinutes’은(는) 정수 형식이어야 합니다"),
                Arguments.of("{\"holdMinutes\": 99999999999}", "in the JSON, 'holdMinutes' is not a whole number",
                        "JSON의 ‘holdMinutes’은(는) 정수 형식이어야 합니다"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatIsWrongWithADocumentIsToldInTheLanguageThatIsWanted(String body, String english, String korean) {
        assertThat(refusal(server.send("POST", "/api/schedules", body), 400)).startsWith(english);
        assertThat(refusal(server.send("POST", "/api/schedules", body, "Accept-Language", "ko"), 400))
                .startsWith(korean);
    }

    @Test
    void aMemberThatNobodyKnowsIsToldWithThoseThatAreKnown() {
        assertThat(refusal(server.send("PUT", "/api/ai/away", "{\"gone\": true}"), 400))
                .isEqualTo("in the JSON there is no 'gone', only away, from, until");
        assertThat(refusal(server.send("PUT", "/api/ai/away", "{\"gone\": true}", "Accept-Language", "ko"), 400))
                .isEqualTo("JSON에 ‘gone’ 항목은 없습니다. 있는 항목: away, from, until");
    }

    @Test
    void aParameterThatIsNeitherTrueNorFalseIsNamed() {
        assertThat(refusal(server.get("/api/alerts?open=maybe"), 400)).isEqualTo("open 'maybe' is not true or false");
        assertThat(server.get("/api/alerts?open=true").statusCode()).isEqualTo(200);
        assertThat(server.get("/docs/openapi.json").body()).contains(
                "{\"name\":\"open\",\"in\":\"query\",\"schema\":{\"type\":\"boolean\"");
    }

    @ParameterizedTest
    @CsvSource({"/api/alerts?limit=many, limit", "/api/alerts?offset=99999999999, offset",
        "/devices/kettle/waste?days=1.5, days", "/api/what-if?yearKwh=much, yearKwh"})
    void aParameterThatIsNoNumberIsNamed(String path, String name) {
        assertThat(refusal(server.get(path), 400))
                .isEqualTo("the parameter '" + name + "' is not a number of that kind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/readings?limit=3", "/api/power/export", "/api/power/edits?deviceId=",
        "/api/production/levels?quantity=voltage", "/api/environment/history?deviceId="})
    void whichDeviceIsMeantHasToBeSaid(String path) {
        assertThat(refusal(server.get(path), 400)).isEqualTo("deviceId is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/daily-records?to=%2B999999999-12-31", "/api/reports/figures?to=%2B999999999-12-31",
        "/api/daily-records?from=-999999999-01-01", "/api/readings?deviceId=kettle&to=%2B999999999-12-31T00:00:00Z",
        "/api/bills?month=%2B999999999-12"})
    void timesBeyondAllCalendarsAreNone(String path) {
        assertThat(refusal(server.get(path), 400)).matches("(from|to|month) '.*999999999.*' is not a .* such as .*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "POST | /api/schedules | {'days': [1, null]} | 'days[1]' is not a whole number",
        "POST | /api/schedules | {'deviceIds': [null]} | 'deviceIds[0]' is not a text",
        "POST | /api/alerts/rules | {'deviceIds': [null]} | 'deviceIds[0]' is not a text",
        "PUT | /api/virtual-meters/rest | {'name': 'x', 'added': [null]} | 'added[0]' is not a text",
        "PUT | /api/floor-plan | {'rooms': [null], 'outlets': []} | 'rooms[0]' is not an object",
        "POST | /grafana/query | {'targets': [null]} | 'targets[0]' is not an object"})
    void anElementThatIsNullIsNamed(String method, String path, String body, String fault) {
        assertThat(refusal(server.send(method, path, body.replaceAll("'", "\"")), 400))
                .isEqualTo("in the JSON, " + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POST | /api/schedules | {'deviceIds': ['kettle'], 'power': 'on', 'at': '07:00', 'days': [8]} | days: 1 to 7",
        "POST | /api/schedules | {'deviceIds': ['kettle'], 'power': 'on', 'at': '07:00', 'from': 'soon'} "
                + "| from 'soon' is not a date such as 2026-01-05",
        "POST | /api/schedules | {'deviceIds': ['kettle'], 'power': 'on', 'at': '07:00', 'until': '+12026-01-01'} "
                + "| until '+12026-01-01' is not a date such as 2026-01-05",
        "PATCH | /api/alerts/telling | {'quietTo': '25:00'} | quietTo '25:00' is not a time of day such as 22:00"})
    void aMemberThatIsNoSuchDayOrTimeIsNamed(String method, String path, String body, String reason) {
        String json = body.replaceAll("'", "\"");
        assertThat(refusal(server.send(method, path, json), 400)).isEqualTo(reason);
    }

    private static String refusal(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return RunningServer.json(answer).path("detail").asText();
    }
}
