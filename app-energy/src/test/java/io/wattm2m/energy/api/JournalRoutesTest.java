// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.energy.incentive.Reward;
import io.wattm2m.energy.incentive.Unit;
import io.wattm2m.energy.testing.Village;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is written down of what people do with money and with what is personal. */
class JournalRoutesTest {
    @AutoClose
    private final PeopleFixture people = new PeopleFixture(new Village());

    @Test
    void whoDecidesOnRewardsAndRulesIsWrittenDown() {
        Reward reward = people.server.routine.neighbourhood().rewards().grant("h1", "led", Unit.KRW, 30_000);

        owner("POST", "/api/incentives/rewards/" + reward.id() + "/pay", "");
        owner("POST", "/api/incentives/rewards/" + reward.id() + "/reject", "");
        owner("PUT", "/api/incentives/rules/cash",
                "{\"name\":\"Cash\",\"unit\":\"krw\",\"perKwh\":50,\"most\":20000}");

        assertThat(deeds()).startsWith("changed the reward rule cash",
                "decided on the reward " + reward.id() + ": pay");
        assertThat(deeds()).noneMatch(deed -> deed.contains("reject"));
        assertThat(log().get(0).path("actor").asText()).isEqualTo("owner@example.org");
    }

    @Test
    void whoTakesWhatIsPersonalAsAFileIsWrittenDownWithoutAnybodysName() {
        people.server.devices.add(Village.meter(3));
        HttpResponse<String> made = owner("POST", "/api/reports", "{\"month\":\"2026-07\",\"language\":\"en\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String id = RunningServer.json(made).path("id").asText();
        owner("GET", "/api/reports/" + id + "/report.csv", "");
        owner("GET", "/api/power/export?deviceId=" + Village.meter(3), "");
        owner("GET", "/api/power/export/green-button?deviceId=" + Village.meter(3), "");
        owner("GET", "/api/power/export?deviceId=none", "");

        assertThat(deeds()).startsWith("took histories as Green Button", "took a history as CSV",
                "took the report " + id + " as csv");
        assertThat(deeds()).noneMatch(deed -> deed.contains(Village.meter(3)) || deed.contains("Owner"));
    }

    @Test
    void whatIsOnlyAnsweredAgainIsNotWrittenDownAgain() {
        String rule = "{\"name\":\"Cash\",\"unit\":\"krw\",\"perKwh\":50,\"most\":20000}";
        String token = "Bearer " + people.owner.path("access_token").asText();
        for (int times = 0; times < 2; times++) {
            people.server.send("PUT", "/api/incentives/rules/cash", rule, "Authorization", token, "Idempotency-Key",
                    "k1");
        }

        assertThat(deeds().stream().filter("changed the reward rule cash"::equals)).hasSize(1);
    }

    private HttpResponse<String> owner(String method, String path, String body) {
        return people.as(people.owner, method, path, body);
    }

    private JsonNode log() {
        return RunningServer.json(owner("GET", "/api/system_logs", ""));
    }

    private List<String> deeds() {
        return StreamSupport.stream(log().spliterator(), false).map(entry -> entry.path("text").asText()).toList();
    }
}
