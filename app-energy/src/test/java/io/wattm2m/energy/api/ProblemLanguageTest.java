// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.cse.testing.AdjustableClock;
import io.wattm2m.energy.people.PeopleSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which language refusals are told. */
class ProblemLanguageTest {

    @ParameterizedTest
    @CsvSource({"'ko-KR,ko;q=0.9,en;q=0.8', lamp 기기가 없습니다, ko", "ko, lamp 기기가 없습니다, ko",
        "'en,ko;q=0.5', there is no device lamp, ''", "fr, there is no device lamp, ''"})
    void whatIsRefusedIsToldInTheLanguageThatIsWanted(String accepted, String detail, String language) {
        try (PeopleFixture people = new PeopleFixture()) {
            JsonNode member = people.invited("member", "member");

            HttpResponse<String> refused = people.server.send("GET", "/devices/lamp/state", "", "Authorization",
                    "Bearer " + member.path("access_token").asText(), "Accept-Language", accepted);

            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(RunningServer.json(refused).path("detail").asText()).isEqualTo(detail);
            assertThat(refused.headers().firstValue("Content-Language").orElse("")).isEqualTo(language);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, Accept, '*/*', 먼저 로그인하세요",
        "GET, Authorization, Bearer forged, '토큰이 위조되었거나, 만료되었거나, 끝났습니다. 다시 로그인하세요'",
        "GET, Authorization, Basic forged, Authorization은 Bearer와 토큰이어야 합니다",
        "POST, Origin, http://elsewhere.example, 다른 사이트의 페이지는 이것을 요청할 수 없습니다"})
    void whomTheGuardSendsAwayIsToldInKoreanToo(String method, String header, String value, String detail) {
        try (PeopleFixture people = new PeopleFixture()) {
            HttpResponse<String> refused = people.server.send(method, EnergyServer.LIVE, "", header, value,
                    "Accept-Language", "ko");

            assertThat(RunningServer.json(refused).path("detail").asText()).isEqualTo(detail);
            assertThat(refused.headers().firstValue("Content-Language")).hasValue("ko");
        }
    }

    @Test
    void whoComesTooOftenIsToldInTheLanguageThatIsWanted() {
        AdjustableClock clock = new AdjustableClock(RunningServer.NOW);
        PeopleSettings d = PeopleSettings.DEFAULTS;
        PeopleSettings one = new PeopleSettings(true, d.accessLife(), d.sessionLife(), 1, d.logRetention(), "",
                List.of());
        try (RunningServer server = new RunningServer(new FrontDoorFixture(clock, one, Path.of("target")), clock)) {
            server.get("/api/devices");

            assertThat(detail(server, "ko")).isEqualTo("요청이 너무 많습니다. 잠시 뒤 다시 시도하세요");
            assertThat(detail(server, "en")).isEqualTo("there are too many requests");
            assertThat(RunningServer.json(server.get("/api/devices")).path("detail").asText())
                    .isEqualTo("there are too many requests");
        }
    }

    @Test
    void eachTextIsFoundBySomeWordsInItsPlaces() {
        KoreanTexts texts = KoreanTexts.read();

        KoreanTexts.table().forEach((english, korean) -> assertThat(texts.of(filled(english))).as(english)
                .hasValue(filled(korean)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"this is for an owner; you are a member|소유자 권한이 필요합니다. 현재 권한: 구성원",
        "this is for a member of the home; you are a viewer|집의 구성원 권한이 필요합니다. 현재 권한: 보기 전용",
        "open 'maybe' is not true or false|open ‘maybe’은(는) true 또는 false가 아닙니다",
        "resolution year is not minute, 15min, hour, day or month|단위 year은(는) minute, 15min, hour, day, month 중 하나가 아닙니다",
        "wanted are from and to in order, at most 92 days|시작과 끝은 순서대로, 92일까지여야 합니다",
        "wanted is any of displayName, email, locale, theme|필요한 형식: displayName, email, locale, theme 중 하나 이상",
        "wanted is {\"old\": …, \"new\": …}|필요한 형식: {\"old\": …, \"new\": …}"})
    void rarerRefusalsAreToldInKoreanToo(String english, String korean) {
        assertThat(KoreanTexts.read().of(english)).hasValue(korean);
    }

    @Test
    void whatStandsInATextIsTranslatedToo() {
        assertThat(KoreanTexts.read().of("control of tv cannot be switched on yet: the backtest would have saved"
                + " nothing; as a shadow it has decided for 5 of 72 hours"))
                .hasValue("tv의 자동 제어를 아직 켤 수 없습니다. 지난 기록에서 절감되는 것이 없었을 것입니다. "
                        + "‘모의’로 지켜본 시간: 5/72시간");
        assertThat(KoreanTexts.read().of("Kettle wasted 12 Wh in standby, which is 4.4 kWh a year;"
                + " automatic control is on.")).hasValue("Kettle: 대기전력으로 12 Wh를 썼고, 1년이면 4.4 kWh입니다. 자동 제어가 켜져 있습니다.");
        assertThat(KoreanTexts.read().of("something that nobody has translated")).isEmpty();
    }

    private static String detail(RunningServer server, String language) {
        return RunningServer.json(server.send("GET", "/api/devices", "", "Accept-Language", language)).path("detail")
                .asText();
    }

    private static String filled(String text) {
        return text.replaceAll("\\{\\d}", "7");
    }
}
