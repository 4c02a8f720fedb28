// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Being away, over HTTP. */
class AbsenceRoutesTest {
    private final PeopleFixture people = new PeopleFixture();
    private final JsonNode member = people.invited("member", "member");
    private final LocalDateTime now = LocalDateTime.ofInstant(people.clock.instant(), ZoneOffset.UTC);

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void aHolidayIsPlannedSeenAndEnded() {
        LocalDateTime until = now.plusDays(7).withSecond(0);

        JsonNode planned = RunningServer.json(put("{\"away\":true,\"until\":\"" + until + "\"}"));

        assertThat(planned.path("away").asBoolean()).isTrue();
        assertThat(LocalDateTime.parse(planned.path("until").asText())).isEqualTo(until);
        JsonNode ended = RunningServer.json(put("{\"away\":false}"));
        assertThat(ended.path("away").asBoolean()).isFalse();
        assertThat(ended.path("until").isNull()).isTrue();
    }

    @Test
    void aHolidayEndsInTheFutureAndAfterItHasBegun() {
        HttpResponse<String> past = put("{\"away\":true,\"until\":\"" + now.minusMinutes(1) + "\"}");
        HttpResponse<String> turned = put("{\"away\":true,\"from\":\"" + now.plusDays(3) + "\",\"until\":\""
                + now.plusDays(2) + "\"}");

        assertThat(past.statusCode()).isEqualTo(400);
        assertThat(past.body()).contains("until is not in the future");
        assertThat(turned.statusCode()).isEqualTo(400);
        assertThat(turned.body()).contains("a holiday ends after it begins");
    }

    @Test
    void oneHomeIsAwayAndTheOtherIsNot() {
        try (TwoHomes both = TwoHomes.withBoth()) {
            assertThat(both.people.as(both.bob, "PUT", "/api/ai/away?home=home-b", "{\"away\":true}").statusCode())
                    .isEqualTo(200);

            assertThat(RunningServer.json(both.people.as(both.bob, "GET", "/api/ai/away", "")).path("away").asBoolean())
                    .isTrue();
            assertThat(RunningServer.json(both.people.as(both.ann(), "GET", "/api/ai/away", "")).path("away")
                    .asBoolean(true)).isFalse();
            assertThat(RunningServer.json(both.people.as(both.people.owner, "GET", "/api/ai/away", "")).path("away")
                    .asBoolean(true)).isFalse();
            assertThat(both.people.as(both.bob, "PUT", "/api/ai/away?home=home-a", "{\"away\":true}").statusCode())
                    .isEqualTo(404);
        }
    }

    private HttpResponse<String> put(String body) {
        return people.as(member, "PUT", "/api/ai/away", body);
    }
}
