// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what. */
class RolesTest {
    private final PeopleFixture people = new PeopleFixture();

    @AfterEach
    void close() {
        people.close();
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/devices", "GET, /api/power/summary", "GET, /api/ai", "GET, /devices/kettle/state",
        "POST, /api/devices/power/control", "PUT, /api/ai/away", "POST, /api/power/import", "GET, /api/people",
        "GET, /api/system_logs", "GET, /api/auth/me", "POST, /api/people/invitations"})
    void nobodyGetsNothing(String method, String path) {
        HttpResponse<String> response = people.server.send(method, path, "{}");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aViewerSeesAndDoesNotSwitch() {
        JsonNode viewer = people.invited("viewer", "viewer");

        assertThat(people.status(viewer, "GET", "/api/devices")).isEqualTo(200);
        assertThat(people.switchOn(viewer).statusCode()).isEqualTo(403);
        assertThat(people.status(viewer, "PUT", "/api/ai/away")).isEqualTo(403);
        assertThat(people.status(viewer, "POST", "/api/power/import")).isEqualTo(403);
        assertThat(people.server.switched).isEmpty();
    }

    @Test
    void aMemberSwitchesInHisOwnNameAndHasNoSayOverPeople() {
        JsonNode member = people.invited("member", "member");

        assertThat(people.switchOn(member).statusCode()).isEqualTo(202);
        assertThat(people.server.switched)
                .containsExactly(member.path("user").path("originator").asText() + " kettle on");
        assertThat(people.status(member, "GET", "/api/people")).isEqualTo(403);
        assertThat(people.status(member, "DELETE", "/api/system_logs")).isEqualTo(403);
        assertThat(people.as(member, "POST", "/api/people/invitations", "{\"role\":\"owner\"}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobodyMakesHimselfMoreThanHeIs() {
        JsonNode viewer = people.invited("viewer", "viewer");
        String id = viewer.path("user").path("id").asText();

        assertThat(people.as(viewer, "PATCH", "/api/people/" + id, "{\"role\":\"owner\"}").statusCode())
                .isEqualTo(403);
        assertThat(people.as(viewer, "PATCH", "/api/auth/me", "{\"role\":\"owner\"}").statusCode()).isEqualTo(400);
        assertThat(RunningServer.json(people.as(viewer, "GET", "/api/auth/me", "")).path("role").asText())
                .isEqualTo("viewer");
    }

    @Test
    void anInvitationMakesOneAccount() {
        String token = RunningServer.json(
                people.as(people.owner, "POST", "/api/people/invitations", "{\"role\":\"viewer\"}")).path("token")
                .asText();

        assertThat(people.register(token, "owner@example.org").statusCode()).isEqualTo(409);
        assertThat(people.register(token, "first").statusCode()).isEqualTo(201);
        assertThat(people.register(token, "second").statusCode()).isEqualTo(401);
    }

    @Test
    void aChangeOfRoleAndARemovalHoldAtOnce() {
        JsonNode member = people.invited("member", "member");
        String place = "/api/people/" + member.path("user").path("id").asText();

        people.as(people.owner, "PATCH", place, "{\"role\":\"viewer\"}");
        assertThat(people.switchOn(member).statusCode()).isEqualTo(401);
        JsonNode again = RunningServer.json(people.refresh(member.path("refresh_token").asText()));
        assertThat(people.switchOn(again).statusCode()).isEqualTo(403);

        people.as(people.owner, "DELETE", place, "");
        assertThat(people.status(again, "GET", "/api/devices")).isEqualTo(401);
        assertThat(people.refresh(again.path("refresh_token").asText()).statusCode()).isEqualTo(401);
    }

    @Test
    void somebodyRemainsTheOwner() {
        String place = "/api/people/" + people.owner.path("user").path("id").asText();

        assertThat(people.as(people.owner, "PATCH", place, "{\"role\":\"viewer\"}").statusCode()).isEqualTo(409);
        assertThat(people.as(people.owner, "DELETE", place, "").statusCode()).isEqualTo(409);
    }

    @Test
    void theFeedIsForThoseWhoAreLetInAndEndsWithTheirAccount() {
        assertThatThrownBy(() -> people.server.http.newWebSocketBuilder()
                .buildAsync(people.server.live(), new WebSocket.Listener() {}).join())
                .isInstanceOf(CompletionException.class).hasCauseInstanceOf(WebSocketHandshakeException.class);
        JsonNode viewer = people.invited("viewer", "viewer");
        people.server.http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + viewer.path("access_token").asText())
                .buildAsync(people.server.live(), new WebSocket.Listener() {}).join();
        await().until(() -> people.server.server.liveClients() == 1);

        people.as(people.owner, "DELETE", "/api/people/" + viewer.path("user").path("id").asText(), "");
        people.server.devices.measured(
                io.wattm2m.energy.measure.Reading.ofPower("kettle", RunningServer.NOW, 5), RunningServer.NOW);

        await().until(() -> people.server.server.liveClients() == 0);
    }

    @Test
    void theLogsTellWhoDidWhatAndClearingThemLeavesATrace() {
        people.switchOn(people.owner);

        assertThat(people.as(people.owner, "GET", "/api/system_logs", "").body()).contains("owner@example.org",
                "asked kettle for on").doesNotContain(PeopleFixture.PASSWORD);
        await().until(() -> people.as(people.owner, "GET", "/api/api_logs", "").body()
                .contains("POST /api/devices/power/control"));
        HttpResponse<String> page = people.as(people.owner, "GET", "/api/api_logs?limit=1", "");
        assertThat(page.headers().firstValue("Link").orElse("")).contains("before=").contains("rel=\"next\"");
        assertThat(people.as(people.owner, "GET",
                "/api/api_logs/" + RunningServer.json(page).path(0).path("id").asText(), "").statusCode())
                .isEqualTo(200);

        people.as(people.owner, "DELETE", "/api/system_logs", "");

        assertThat(RunningServer.json(people.as(people.owner, "GET", "/api/system_logs", "")))
                .singleElement().satisfies(entry -> assertThat(entry.path("text").asText()).contains("cleared"));
    }
}
