// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.wattm2m.energy.privacy.Seal;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What proves who somebody is, and what does not. */
class TokenTest {
    private final PeopleFixture people = new PeopleFixture();

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void anAccessTokenOpensTheInterfaceForTenMinutes() {
        assertThat(people.status(people.owner, "GET", "/api/devices")).isEqualTo(200);

        people.clock.advance(Duration.ofMinutes(10));

        HttpResponse<String> late = people.as(people.owner, "GET", "/api/devices", "");
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(late.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void forgedTokensProveNothing() throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(token()).getJWTClaimsSet();
        SignedJWT otherKey = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        otherKey.sign(new MACSigner(new byte[32]));
        SignedJWT otherAlgorithm = new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), claims);
        otherAlgorithm.sign(new MACSigner(new byte[64]));

        assertThat(status(otherKey.serialize())).isEqualTo(401);
        assertThat(status(otherAlgorithm.serialize())).isEqualTo(401);
        assertThat(status(new PlainJWT(claims).serialize())).isEqualTo(401);
        assertThat(status(withOtherClaims())).isEqualTo(401);
        assertThat(status("rubbish")).isEqualTo(401);
        assertThat(status("")).isEqualTo(401);
        assertThat(status("wk_guessed")).isEqualTo(401);
        assertThat(status(people.owner.path("refresh_token").asText())).isEqualTo(401);
    }

    @Test
    void anotherSchemeIsRefusedEvenWithoutAnyAccountBehindIt() {
        assertThat(people.server.send("GET", "/api/devices", "", "Authorization", "Basic b3duZXI6eA==").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aRefreshTokenIsGoodOnceAndItsSecondUseEndsTheSession() {
        String stolen = people.owner.path("refresh_token").asText();
        JsonNode next = RunningServer.json(people.refresh(stolen));
        assertThat(people.status(next, "GET", "/api/devices")).isEqualTo(200);

        HttpResponse<String> second = people.refresh(stolen);

        assertThat(second.statusCode()).isEqualTo(401);
        assertThat(people.refresh(next.path("refresh_token").asText()).statusCode()).isEqualTo(401);
        assertThat(people.as(people.owner, "GET", "/api/system_logs", "").body()).contains("shown twice");
    }

    @Test
    void ofManyWhoShowOneRefreshTokenAtOnceOneAtMostGoesOn() throws Exception {
        String token = people.owner.path("refresh_token").asText();
        Callable<Integer> attempt = () -> people.refresh(token).statusCode();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            long successes = many.invokeAll(Stream.generate(() -> attempt).limit(8).toList()).stream()
                    .filter(status -> status.resultNow() == 200).count();

            assertThat(successes).isEqualTo(1);
        }
    }

    @Test
    void logoutAndTimeEndASession() {
        String token = people.owner.path("refresh_token").asText();
        people.server.send("POST", "/api/auth/logout", "{\"refresh_token\":\"" + token + "\"}");
        assertThat(people.refresh(token).statusCode()).isEqualTo(401);

        String other = RunningServer.json(people.login("owner@example.org", PeopleFixture.PASSWORD))
                .path("refresh_token").asText();
        people.clock.advance(Duration.ofDays(31));
        assertThat(people.refresh(other).statusCode()).isEqualTo(401);
    }

    @Test
    void aBrowserHasItsTokensInCookiesThatNoScriptAndNoOtherSiteCanUse() {
        HttpResponse<String> login = people.server.send("POST", "/api/auth/login",
                "{\"name\":\"owner@example.org\",\"password\":\"" + PeopleFixture.PASSWORD + "\",\"cookie\":true}");

        assertThat(login.headers().allValues("Set-Cookie")).hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/"));
        assertThat(RunningServer.json(login).path("access_token").isNull()).isTrue();
        assertThat(RunningServer.json(login).path("refresh_token").isNull()).isTrue();
        String cookies = String.join("; ",
                login.headers().allValues("Set-Cookie").stream().map(cookie -> cookie.split(";")[0]).toList());
        assertThat(people.server.send(people.server.to("/api/devices").header("Cookie", cookies)).statusCode())
                .isEqualTo(200);
        HttpResponse<String> fresh = people.server.send("POST", "/api/auth/refresh", "{}", "Cookie", cookies);
        assertThat(fresh.statusCode()).isEqualTo(200);
        assertThat(fresh.headers().allValues("Set-Cookie")).hasSize(2);
        assertThat(people.server.send("POST", "/api/auth/refresh", "{}", "Cookie", cookies, "Origin",
                "http://evil.example").statusCode()).isEqualTo(403);
    }

    @Test
    void aKeyOpensTheInterfaceForAProgramUntilItIsEnded() {
        String key = RunningServer.json(people.as(people.owner, "POST", "/api/auth/keys", "{\"label\":\"grafana\"}"))
                .path("key").asText();
        people.clock.advance(Duration.ofDays(300));
        assertThat(status(key)).isEqualTo(200);
        assertThat(people.withToken(key, "GET", "/api/auth/keys", "").body()).contains("grafana").doesNotContain(key);

        people.withToken(key, "DELETE", "/api/auth/keys/grafana", "");

        assertThat(status(key)).isEqualTo(401);
    }

    @Test
    void noSecretIsKeptAsItIs() {
        String refresh = people.owner.path("refresh_token").asText();

        assertThat(people.server.people.database.people(Seal.NONE).ticket(refresh)).isEmpty();
        assertThat(people.server.people.database.people(Seal.NONE).persons().getFirst().passwordHash())
                .startsWith("$argon2id$")
                .doesNotContain(PeopleFixture.PASSWORD);
    }

    private String token() {
        return people.owner.path("access_token").asText();
    }

    /** The signature of one token under the claims of another. */
    private String withOtherClaims() throws ParseException {
        String[] parts = token().split("\\.");
        JWTClaimsSet other = new JWTClaimsSet.Builder(SignedJWT.parse(token()).getJWTClaimsSet()).subject("other")
                .build();
        return parts[0] + "." + com.nimbusds.jose.util.Base64URL.encode(other.toString()) + "." + parts[2];
    }

    private int status(String token) {
        return people.withToken(token, "GET", "/api/devices", "").statusCode();
    }
}
