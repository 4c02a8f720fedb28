// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.binding.http.HttpBindingProvider;
import io.wattm2m.cse.contract.AdmissionClient;
import io.wattm2m.cse.contract.AdmissionContractTest;
import io.wattm2m.cse.contract.Badge;
import io.wattm2m.cse.contract.Proof;
import io.wattm2m.cse.spi.BindingProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in over HTTP with TLS. */
class HttpAdmissionTest extends AdmissionContractTest {
    @Override
    protected BindingProvider provider() {
        return new HttpBindingProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("http.port", "0");
    }

    @Override
    protected Set<Proof> proofs() {
        return Set.of(Proof.TOKEN, Proof.CERTIFICATE);
    }

    @Override
    protected AdmissionClient connect(Optional<Badge> badge) throws Exception {
        return new Client(client(badge), bearer(badge), at("https"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cse-in", "/~/id-in/cse-in/Cvictim/power/la", "/_/wattm2m.example/id-in/cse-in",
        "/cse-in?fu=1", "/cse-in/Cvictim/pch/pcu", "/admin/credentials", "/admin/credentials/x/rotate"})
    void noAddressIsOpen(String path) throws Exception {
        for (String method : new String[] {"GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"}) {
            HttpResponse<String> response = send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));

            assertThat(response.statusCode()).as(method).isIn(401, 403, 405);
            assertThat(response.body()).doesNotContain("m2m:cb", "\"id\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic Q2FkbWluOnB3", "Bearer", "Bearer ", "bearer x", "Negotiate x", "Bearer \u00e4"})
    void otherSchemesProveNothing(String authorization) throws Exception {
        HttpResponse<String> response = send(request("/cse-in").header("Authorization", authorization));

        assertThat(response.headers().firstValue("X-M2M-RSC").orElse("")).isIn("4106", "4107");
    }

    /** Nobody guesses 256 bits, so whoever has a token is not held up by a guesser behind the same address. */
    @Test
    void aGuesserIsNotAnsweredLongerAndHoldsUpNobodyWithAToken() throws Exception {
        for (int i = 0; i < ATTEMPTS_OF_AN_ADDRESS; i++) {
            assertNothingRead(Optional.of(wrong(Proof.TOKEN)), "Cmeter");
        }
        try (AdmissionClient guesser = connect(Optional.of(wrong(Proof.TOKEN)));
                AdmissionClient client = connect(Optional.of(valid(Proof.TOKEN, "Cmeter")))) {
            // a machine that is slow enough takes longer than the pause before the next guess
            await().untilAsserted(() -> assertThat(guesser.retrieve("Cmeter", "cse-in"))
                    .contains("too many failed attempts"));
            assertThat(client.retrieve("Cmeter", "cse-in/Cmeter")).contains("rsc=2000");
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = client(Optional.empty())) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(at("https") + path)).header("X-M2M-Origin", "CAdmin")
                .header("X-M2M-RI", "1").header("X-M2M-RVI", "3");
    }

    private HttpClient client(Optional<Badge> badge) throws Exception {
        String file = badge.filter(shown -> shown.proof() == Proof.CERTIFICATE).map(Badge::name).orElse("");
        return HttpClient.newBuilder().sslContext(certificates().context(file, "server")).build();
    }

    private static Optional<String> bearer(Optional<Badge> badge) {
        return badge.filter(shown -> shown.proof() == Proof.TOKEN).map(shown -> "Bearer " + shown.secret());
    }

    private record Client(HttpClient http, Optional<String> bearer, URI server) implements AdmissionClient {

        @Override
        public String retrieve(String originator, String to) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + "/" + to)).header("X-M2M-RI", "1")
                    .header("X-M2M-RVI", "3");
            if (!originator.isEmpty()) {
                request.header("X-M2M-Origin", originator);
            }
            bearer.ifPresent(token -> request.header("Authorization", token));
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return "rsc=" + response.headers().firstValue("X-M2M-RSC").orElse("") + " " + response.body();
        }

        @Override
        public void close() {
            http.shutdownNow();
        }
    }
}
