// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.cse.testing.AdjustableClock;
import io.wattm2m.energy.people.PeopleSettings;
import io.wattm2m.energy.people.ResetFiles;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords: how they are guessed, changed and forgotten. */
class GuessingTest {
    private final PeopleFixture people = new PeopleFixture();

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void whoGuessesHasToWaitAndTheOneWhoIsInDoesNot() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(people.login("owner@example.org", "wrong password").statusCode()).isEqualTo(401);
        }

        HttpResponse<String> sixth = people.login("owner@example.org", PeopleFixture.PASSWORD);

        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 30L);
        assertThat(people.status(people.owner, "GET", "/api/devices")).isEqualTo(200);
        people.clock.advance(Duration.ofSeconds(31));
        assertThat(people.login("owner@example.org", PeopleFixture.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void whoTriesManyNamesHasToWaitToo() {
        for (int attempt = 0; attempt < 29; attempt++) {
            assertThat(people.login("name" + attempt, "wrong password").statusCode()).isEqualTo(401);
        }
        people.login("one", "wrong password");

        assertThat(people.login("another", "wrong password").statusCode()).isEqualTo(429);
    }

    @Test
    void aWrongNameAndAWrongPasswordAreToldAlike() {
        String unknown = people.login("nobody", "wrong password").body();
        String wrong = people.login("owner@example.org", "wrong password").body();

        assertThat(unknown).isEqualTo(wrong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[]", "{\"name\":\"owner@example.org\"}", "{\"name\":5,\"password\":{}}", "{",
        "{\"name\":\"\",\"password\":\"\"}"})
    void aLoginThatIsNoneIsABadRequest(String body) {
        assertThat(people.server.send("POST", "/api/auth/login", body).statusCode()).isEqualTo(400);
    }

    @Test
    void anotherPasswordEndsAllSessions() {
        JsonNode other = RunningServer.json(people.login("OWNER@example.org", PeopleFixture.PASSWORD));

        HttpResponse<String> changed = people.as(people.owner, "POST", "/api/auth/password",
                "{\"old\":\"" + PeopleFixture.PASSWORD + "\",\"new\":\"another long password\"}");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(people.status(other, "GET", "/api/devices")).isEqualTo(401);
        assertThat(people.refresh(other.path("refresh_token").asText()).statusCode()).isEqualTo(401);
        assertThat(people.status(RunningServer.json(changed), "GET", "/api/devices")).isEqualTo(200);
        assertThat(people.login("owner@example.org", PeopleFixture.PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void aForgottenPasswordIsSetAnewByATokenFromTheMailOnce() {
        people.as(people.owner, "PATCH", "/api/auth/me", "{\"email\":\"owner@example.org\"}");
        HttpResponse<String> asked =
                people.server.send("POST", "/api/auth/forgot-password", "{\"name\":\"owner@example.org\"}");
        HttpResponse<String> stranger =
                people.server.send("POST", "/api/auth/forgot-password", "{\"name\":\"nobody\"}");
        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(asked.body()).isEqualTo(stranger.body());
        await().until(() -> !people.server.people.mails.isEmpty());
        assertThat(people.server.people.mails).singleElement().satisfies(mail -> assertThat(mail)
                .startsWith("owner@example.org\n"));
        String token = people.server.people.mails.getFirst().split("\n\n")[1];

        assertThat(reset(people, token).statusCode()).isEqualTo(200);

        assertThat(reset(people, token).statusCode()).isEqualTo(401);
        assertThat(people.login("owner@example.org", "a brand new password").statusCode()).isEqualTo(200);
    }

    @Test
    void theCommandLineMakesATokenWhileTheServerRuns(@TempDir Path data) {
        AdjustableClock clock = new AdjustableClock(RunningServer.NOW);
        try (RunningServer server =
                new RunningServer(new FrontDoorFixture(clock, PeopleSettings.DEFAULTS, data), clock)) {
            server.send("POST", "/api/auth/register", "{\"token\":\"" + server.people.setUpToken()
                    + "\",\"name\":\"owner\",\"password\":\"forgotten password\"}");
            ResetFiles files = new ResetFiles(data, clock);
            String token = files.issue("Owner");
            String late = files.issue("owner");

            assertThat(reset(server, token).statusCode()).isEqualTo(200);
            assertThat(reset(server, token).statusCode()).isEqualTo(401);
            assertThat(reset(server, "../../../etc/passwd").statusCode()).isEqualTo(401);
            clock.advance(Duration.ofHours(2));
            assertThat(reset(server, late).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void whoAsksTooOftenHasToWait() {
        AdjustableClock clock = new AdjustableClock(RunningServer.NOW);
        PeopleSettings d = PeopleSettings.DEFAULTS;
        PeopleSettings few = new PeopleSettings(true, d.accessLife(), d.sessionLife(), 3, d.logRetention(), "",
                List.of());
        try (RunningServer server = new RunningServer(new FrontDoorFixture(clock, few, Path.of("target")), clock)) {
            for (int request = 0; request < 3; request++) {
                assertThat(server.get("/api/devices").statusCode()).isEqualTo(200);
            }

            HttpResponse<String> fourth = server.get("/api/devices");

            assertThat(fourth.statusCode()).isEqualTo(429);
            assertThat(fourth.headers().firstValue("Retry-After")).hasValue("20");
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
            clock.advance(Duration.ofSeconds(20));
            assertThat(server.get("/api/devices").statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> reset(PeopleFixture people, String token) {
        return reset(people.server, token);
    }

    private static HttpResponse<String> reset(RunningServer server, String token) {
        return server.send("POST", "/api/auth/reset-password",
                "{\"token\":\"" + token + "\",\"password\":\"a brand new password\"}");
    }
}
