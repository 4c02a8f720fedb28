// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.people.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody may do in one home says nothing of what he may do in another. */
class HomeRolesTest {
    private final TwoHomes both = TwoHomes.withBoth();

    @AfterEach
    void close() {
        both.close();
    }

    @Test
    void recommendationsOfAHomeAreHandledByItsMembers() {
        invite(both.bob, Role.VIEWER);

        assertThat(patch("home-a").statusCode()).isEqualTo(403);
        assertThat(patch("home-b").statusCode()).isEqualTo(404);
        assertThat(both.people.as(both.bob, "PATCH", "/api/recommendations/any", "{\"state\":\"done\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aPlanIsDrawnWhereItIsShown() {
        invite(both.bob, Role.VIEWER);
        String plan = "{\"rooms\":[{\"name\":\"Hall\",\"x\":0,\"y\":0,\"width\":9,\"height\":9}],\"outlets\":[]}";

        assertThat(both.people.as(both.bob, "PUT", "/api/floor-plan", plan).statusCode()).isEqualTo(403);
        assertThat(both.people.as(both.bob, "PUT", "/api/floor-plan?home=home-b", plan).statusCode()).isEqualTo(200);

        assertThat(both.people.as(both.bob, "GET", "/api/floor-plan", "").body()).doesNotContain("Hall");
        assertThat(both.people.as(both.bob, "GET", "/api/floor-plan?home=home-b", "").body()).contains("Hall");
        assertThat(both.people.as(both.ann(), "PUT", "/api/floor-plan", plan).statusCode()).isEqualTo(200);
        assertThat(both.people.as(both.bob, "GET", "/api/floor-plan", "").body()).contains("Hall");
    }

    private HttpResponse<String> patch(String home) {
        return both.people.as(both.bob, "PATCH", "/api/recommendations/any?home=" + home, "{\"state\":\"done\"}");
    }

    private Home invite(JsonNode session, Role role) {
        JsonNode invitation = RunningServer.json(both.people.as(both.ann(), "POST", "/api/homes/home-a/invitations",
                "{\"role\":\"" + role.label() + "\"}"));
        HttpResponse<String> accepted = both.people.as(session, "POST", "/api/homes/accept",
                "{\"token\":\"" + invitation.path("token").asText() + "\"}");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
        return both.people.server.people.residents.homes().find("home-a").orElseThrow();
    }
}
