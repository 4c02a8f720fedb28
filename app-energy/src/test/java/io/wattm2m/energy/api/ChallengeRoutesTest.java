// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Membership;
import io.wattm2m.energy.people.Role;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Challenges over HTTP. It is noon on 2026-01-05; both homes take part. */
class ChallengeRoutesTest {
    private static final String CHALLENGES = "/api/community/challenges";
    @AutoClose
    private final TwoHomes both = TwoHomes.withBoth();
    private final JsonNode ann = both.ann();

    @Test
    void whoHasMadeAChallengeRemovesItAndNobodyElseButAnOwner() {
        as(both.bob, "PUT", "/api/community/membership?homeId=home-b", "{\"pseudonym\":\"Beaver\"}");
        String own = made("2026-01-10");
        String begun = made("2026-01-05");

        assertThat(as(both.bob, "GET", CHALLENGES + "?homeId=home-b", "").body()).contains("\"removable\":false")
                .doesNotContain("\"removable\":true");
        assertThat(remove(both.bob, own, "home-b")).isEqualTo(403);
        assertThat(remove(ann, begun, "home-a")).isEqualTo(409);
        assertThat(remove(ann, "none", "home-a")).isEqualTo(404);
        assertThat(remove(ann, own, "home-a")).isEqualTo(204);
        assertThat(as(both.people.owner, "DELETE", CHALLENGES + "/" + begun, "").statusCode()).isEqualTo(204);
        assertThat(RunningServer.json(as(ann, "GET", CHALLENGES + "?homeId=home-a", ""))).isEmpty();
    }

    @Test
    void aHomeTakesPartOnceEverybodyWhoBelongsToItHasAgreed() {
        JsonNode carol = both.people.invited("carol", "resident");
        String wanted = "{\"pseudonym\":\"Beaver\",\"residents\":9}";
        String membership = "/api/community/membership?homeId=home-b";
        Membership hers = new Membership(carol.path("user").path("id").asText(), Role.VIEWER);
        both.people.server.people.residents.homes().change("home-b",
                home -> new Home(home.id(), home.name(), home.kind(), home.dwelling(), home.rooms(), home.devices(),
                        List.of(home.members().getFirst(), hers), home.created()));

        assertThat(as(both.bob, "PUT", membership, wanted)).satisfies(refused -> {
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("everybody", "1 have not yet").doesNotContain("carol");
        });
        assertThat(as(carol, "PUT", "/api/privacy/consents", "{\"community\":true}").statusCode()).isEqualTo(200);
        HttpResponse<String> joined = as(both.bob, "PUT", membership, wanted);

        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        assertThat(RunningServer.json(joined).path("residents").asInt()).as("of the home").isEqualTo(2);
    }

    @Test
    void ranksArePreliminaryWhileSomethingMayComeLate() {
        assertThat(isPreliminary("2026-01")).isTrue();
        assertThat(isPreliminary("2025-12")).isFalse();
    }

    private boolean isPreliminary(String month) {
        return RunningServer.json(as(ann, "GET", "/api/community/leaderboard?homeId=home-a&month=" + month, ""))
                .path("preliminary").asBoolean();
    }

    private String made(String from) {
        JsonNode made = RunningServer.json(as(ann, "POST", CHALLENGES + "?homeId=home-a",
                "{\"name\":\"January\",\"from\":\"" + from + "\",\"to\":\"2026-01-20\",\"targetPercent\":5}"));
        assertThat(made.path("removable").asBoolean()).isEqualTo(!from.equals("2026-01-05"));
        return made.path("id").asText();
    }

    private int remove(JsonNode session, String id, String home) {
        return as(session, "DELETE", CHALLENGES + "/" + id + "?homeId=" + home, "").statusCode();
    }

    private HttpResponse<String> as(JsonNode session, String method, String path, String body) {
        return both.people.as(session, method, path, body);
    }
}
