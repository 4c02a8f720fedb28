// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wattm2m.binding.http.HttpBindingProvider;
import io.wattm2m.binding.websocket.WebSocketBindingProvider;
import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.boot.Protection;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.BindingProvider;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Credentials;
import io.wattm2m.cse.spi.Credentials.Wish;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.spi.StoreProvider;
import io.wattm2m.cse.testing.Certificates;
import io.wattm2m.cse.testing.OpenSecurity;
import io.wattm2m.cse.testing.Standard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A CSE that demands credentials, over TLS, with real clients (TS-0003 6.1.2, TS-0004 7.3.3.1). */
@TestInstance(Lifecycle.PER_CLASS)
class SecuredCseTest {
    private Path folder = Path.of("");
    private Optional<Cse> running = Optional.empty();
    private Optional<Certificates> made = Optional.empty();

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Certificates certificates = new Certificates(folder).with("server").with("meter").with("stranger");
        made = Optional.of(certificates);
        running = Optional.of(start(Map.of("security.required", "always",
                "tls.certificate", certificates.certificate("server").toString(),
                "tls.key", certificates.key("server").toString(), "tls.reload", "0 ms")));
    }

    @AfterAll
    void stop() {
        running.ifPresent(Cse::close);
    }

    @Test
    void withoutACredentialNothingCanBeRead() throws Exception {
        assertRefused(get("", "CAdmin", ""), 4107);
    }

    @Test
    void aWrongTokenIsRefused() throws Exception {
        assertRefused(get("stranger", "CAdmin", "0123456789.guess"), 4106);
    }

    @Test
    void theAdministratorsTokenIsToldAtTheFirstStartAndWorksOverHttp2() throws Exception {
        HttpResponse<String> response = get("stranger", "CAdmin", running.orElseThrow().firstToken().orElseThrow());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    @Test
    void aTokenIsOfNoUseToAnotherOriginator() throws Exception {
        String token = issue(CredentialKind.TOKEN, "", "Cmeter").secret();

        assertThat(get("stranger", "Cmeter", token).headers().firstValue("X-M2M-RSC")).hasValue("4103");
        assertRefused(get("stranger", "CAdmin", token), 4106);
        assertRefused(get("stranger", "/id-in", token), 4106);
    }

    @Test
    void aRevokedAndARotatedTokenEndAtOnce() throws Exception {
        Credentials.Issued revoked = issue(CredentialKind.TOKEN, "", "CAdmin");
        Credentials.Issued rotated = issue(CredentialKind.TOKEN, "", "CAdmin");
        assertThat(get("stranger", "CAdmin", revoked.secret()).statusCode()).isEqualTo(200);

        credentials().revoke(revoked.credential().id());
        String successor = credentials().rotate(rotated.credential().id()).secret();

        assertRefused(get("stranger", "CAdmin", revoked.secret()), 4106);
        assertRefused(get("stranger", "CAdmin", rotated.secret()), 4106);
        assertThat(get("stranger", "CAdmin", successor).statusCode()).isEqualTo(200);
    }

    @Test
    void aClientsCertificateProvesItsOriginatorAndNoOther() throws Exception {
        Credentials.Issued certificate =
                issue(CredentialKind.CERTIFICATE, made.orElseThrow().fingerprint("meter"), "CAdmin");
        String name = "CN=stranger";
        issue(CredentialKind.CERTIFICATE, name, "CAdmin");

        assertThat(get("meter", "CAdmin", "").statusCode()).isEqualTo(200);
        assertRefused(get("meter", "Cother", ""), 4106);
        // a name in a certificate that nobody vouches for is worth nothing
        assertRefused(get("stranger", "CAdmin", ""), 4106);
        credentials().revoke(certificate.credential().id());
        assertRefused(get("meter", "CAdmin", ""), 4106);
    }

    @Test
    void ourOwnClientChecksTheServerAndShowsItsCertificate() throws Exception {
        issue(CredentialKind.CERTIFICATE, made.orElseThrow().fingerprint("server"), "/id-mn");
        Map<String, String> settings = Map.of("data", folder.toString(),
                "tls.authorities", made.orElseThrow().certificate("server").toString(),
                "tls.client-certificate", made.orElseThrow().certificate("server").toString(),
                "tls.client-key", made.orElseThrow().key("server").toString());
        RequestPrimitive request = RequestPrimitive.retrieve("/id-mn", "/id-in/cse-in");

        try (Binding trusting = client(settings); Binding other = client(Map.of("data", folder.toString()))) {
            assertThat(trusting.reach(point("https")).answer(request).status())
                    .isEqualTo(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
            assertThat(trusting.reach(point("https")).answer(request.withFrom("/id-other")).status())
                    .isEqualTo(ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED);
            assertThat(other.reach(point("https")).answer(request).status())
                    .isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
        }
    }

    @Test
    void aNewCertificateIsShownWithoutARestart() throws Exception {
        Certificates certificates = made.orElseThrow();
        SSLContext before = certificates.context("meter", "server");

        certificates.with("server");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get(before, "CAdmin", ""));
        assertRefused(get("stranger", "CAdmin", "0.0"), 4106);
    }

    @Test
    void aWebSocketIsOpenedWithATokenOnlyAndSpeaksForItsOriginatorOnly() throws Exception {
        String token = issue(CredentialKind.TOKEN, "", "Cmeter").secret();

        assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> ask("", "Cmeter"));
        assertThat(ask(token, "Cmeter")).contains("4103");
        assertThat(ask(token, "CAdmin")).contains("4106");
    }

    @Test
    void nothingListensBeyondLoopbackWithoutTls() {
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> start(Map.of("bind", "0.0.0.0", "data", folder.resolve("other").toString())))
                .withMessageContaining("HTTP at 0.0.0.0");
    }

    private Cse start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("store.memory", "true", "http.port", "0", "websocket.port", "0",
                "data", folder.toString()));
        all.putAll(settings);
        List<BindingProvider> bindings = List.of(new HttpBindingProvider(), new WebSocketBindingProvider());
        List<StoreProvider> stores =
                ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get).toList();
        return Cse.start(new Configuration(all), new Plugins(bindings, List.of(), stores, List.of()),
                Clock.systemUTC());
    }

    private static Binding client(Map<String, String> settings) {
        return new HttpBindingProvider().create(new Configuration(settings), new Entity("/id-mn", "cse-mn"),
                Standard.SERIALISATIONS, OpenSecurity.security(settings));
    }

    /** The command's view of the file, not the server's. */
    private Credentials credentials() {
        return Protection.credentials(new Configuration(Map.of("data", folder.toString())).general(),
                Clock.systemUTC());
    }

    private Credentials.Issued issue(CredentialKind kind, String name, String originator) {
        return credentials().issue(new Wish(kind, name, originator, "", Optional.empty()));
    }

    private URI point(String scheme) {
        return running.orElseThrow().pointsOfAccess().stream().filter(uri -> uri.getScheme().equals(scheme)).findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(String certificate, String originator, String token)
            throws IOException, GeneralSecurityException, InterruptedException {
        return get(made.orElseThrow().context(certificate, "server"), originator, token);
    }

    private HttpResponse<String> get(SSLContext tls, String originator, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(point("https") + "/cse-in"))
                .header("X-M2M-Origin", originator).header("X-M2M-RI", "1").header("X-M2M-RVI", "3");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static void assertRefused(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("X-M2M-RSC")).hasValue(String.valueOf(status));
        assertThat(response.body()).doesNotContain("m2m:cb");
    }

    private String ask(String token, String originator) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(made.orElseThrow().context("stranger", "server")).build()) {
            WebSocket.Builder builder = client.newWebSocketBuilder().subprotocols("oneM2M.json");
            if (!token.isEmpty()) {
                builder.header("Authorization", "Bearer " + token);
            }
            WebSocket socket = builder.buildAsync(point("wss"), new Listening(answer)).join();
            socket.sendText("{\"op\":2,\"to\":\"cse-in\",\"fr\":\"" + originator + "\",\"rqi\":\"1\",\"rvi\":\"3\"}",
                    true).join();
            String text = answer.get(Duration.ofSeconds(20).toSeconds(), TimeUnit.SECONDS);
            socket.abort();
            return text;
        }
    }

    private record Listening(CompletableFuture<String> answer) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            answer.complete(data.toString());
            return CompletableFuture.completedStage(data);
        }
    }
}
