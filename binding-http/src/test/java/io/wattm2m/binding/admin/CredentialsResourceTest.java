// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.admin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.wattm2m.binding.http.HttpBindingProvider;
import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.StoreProvider;
import io.wattm2m.cse.testing.LogLines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Credentials over HTTP, at a CSE that is open to its machine and at one that demands credentials. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialsResourceTest {
    private static final String PATH = "/admin/credentials";
    private static final String[] ADMIN = {"X-M2M-Origin", "CAdmin"};
    private final HttpClient http = HttpClient.newHttpClient();
    private final LogLines log = LogLines.of(CredentialsHandler.class);
    private Optional<Cse> open = Optional.empty();
    private Optional<Cse> demanding = Optional.empty();

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        open = Optional.of(start(
                Map.of("data", Files.createDirectory(folder.resolve("open")).toString(), "http.cors-origins", "*")));
        demanding = Optional.of(
                start(Map.of("data", Files.createDirectory(folder.resolve("demanding")).toString(), "security.required",
                        "always")));
        ((Logger) LoggerFactory.getLogger(CredentialsHandler.class)).setLevel(Level.INFO);
    }

    @AfterAll
    void stop() {
        log.close();
        open.ifPresent(Cse::close);
        demanding.ifPresent(Cse::close);
        http.close();
    }

    @Test
    void aTokenIsIssuedListedRotatedAndRevokedAndThatHoldsAtOnce() throws Exception {
        HttpResponse<String> issued =
                post(demanding, PATH, "{\"originator\":\"CAdmin\",\"label\":\"laptop\",\"days\":30}", bearer(first()));
        String token = text(issued, "secret");
        String own = PATH + "/" + text(issued, "id");

        assertThat(issued.statusCode()).isEqualTo(201);
        assertThat(issued.headers().firstValue("Location")).contains(own);
        assertThat(issued.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(document(issued)).containsEntry("kind", "token").containsEntry("state", "valid")
                .containsEntry("label", "laptop").containsKey("expires");
        assertThat(base(token)).isEqualTo("2000");

        HttpResponse<String> rotated = post(demanding, own + "/rotate", "", bearer(token));
        String successor = text(rotated, "secret");
        assertThat(rotated.statusCode()).isEqualTo(200);
        assertThat(base(token)).isEqualTo("4106");
        assertThat(base(successor)).isEqualTo("2000");

        HttpResponse<String> list = get(demanding, PATH, bearer(successor));
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains(text(issued, "id")).doesNotContain("secret", secretPart(token),
                secretPart(successor));

        assertThat(send(demanding, "DELETE", own, "", bearer(first())).statusCode()).isEqualTo(200);
        assertThat(base(successor)).isEqualTo("4106");
        assertThat(text(get(demanding, own, bearer(first())), "state")).isEqualTo("revoked");
    }

    @Test
    void nobodyButTheAdministratorGetsIn() throws Exception {
        String meter = text(post(demanding, PATH, "{\"originator\":\"Cmeter\"}", bearer(first())), "secret");
        String all = text(post(demanding, PATH, "{\"originator\":\"*\"}", bearer(first())), "secret");

        HttpResponse<String> none = get(demanding, PATH, ADMIN);
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(get(demanding, PATH, bearer("0123456789.guess")).statusCode()).isEqualTo(401);
        assertThat(get(demanding, PATH, bearer(meter)).statusCode()).isEqualTo(403);
        assertThat(get(demanding, PATH, bearer(all)).statusCode()).isEqualTo(403);
        assertThat(post(demanding, PATH, "{}", bearer(meter)).statusCode()).isEqualTo(403);
    }

    @Test
    void aProgramOnTheMachineIsBelievedWhereTheListenerIsOpen() throws Exception {
        HttpResponse<String> issued = post(open, PATH, "{\"kind\":\"password\",\"name\":\"plug-7\"}", ADMIN);

        assertThat(issued.statusCode()).isEqualTo(201);
        assertThat(get(open, PATH, ADMIN).body()).contains("plug-7");
    }

    @ParameterizedTest
    @CsvSource({"X-M2M-Origin,Cother,403", "X-M2M-Origin,/id-in,403", "X-None,x,403",
        "Authorization,Bearer 0.guess,401", "Origin,http://evil.example,401", "X-Forwarded-For,192.0.2.1,401",
        "Forwarded,for=192.0.2.1,401", "Via,1.1 proxy,401"})
    void whatIsNotAProgramOnTheMachineIsNot(String header, String value, int status) throws Exception {
        String[] headers = header.equals("X-M2M-Origin") || header.equals("X-None")
                ? new String[] {header, value}
                : new String[] {"X-M2M-Origin", "CAdmin", header, value};

        HttpResponse<String> response = post(open, PATH, "{}", headers);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void pagesOfOtherOriginsAreNotAdmittedThoughResourcesAreTheirs() throws Exception {
        String[] page = {"Origin", "http://page.example", "Access-Control-Request-Method", "POST",
            "Access-Control-Request-Headers", "X-M2M-Origin"};

        assertThat(send(open, "OPTIONS", "/cse-in", "", page).headers().firstValue("Access-Control-Allow-Origin"))
                .isPresent();
        assertThat(send(open, "OPTIONS", PATH, "", page).headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind":"lottery"}                          | kind 'lottery'
            {"kind":"certificate"}                      | fingerprint
            {"originator":"no spaces"}                  | 'no spaces'
            {"days":0}                                  | days
            {"days":-1}                                 | days
            {"days":99999}                              | days
            {"days":"x"}                                | days
            {"label":7}                                 | label
            {"label":"two\\nlines"}                     | label
            {"colour":"red"}                            | 'colour'
            []                                          | object
            {                                           | malformed JSON
            """)
    void whatMakesNoSenseIsNamed(String body, String text) throws Exception {
        HttpResponse<String> response = post(open, PATH, body, ADMIN);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(document(response)).containsEntry("status", 400L).containsEntry("title", "Bad Request");
        assertThat(text(response, "detail")).contains(text);
    }

    @Test
    void whatDoesNotGoWithWhatIsThereIsAConflict() throws Exception {
        String taken = "{\"kind\":\"password\",\"name\":\"taken\"}";
        HttpResponse<String> issued = post(open, PATH, taken, ADMIN);
        String own = PATH + "/" + text(issued, "id");
        String certificate = PATH + "/"
                + text(post(open, PATH, "{\"kind\":\"certificate\",\"name\":\"CN=x\"}", ADMIN), "id");

        assertThat(post(open, PATH, taken, ADMIN).statusCode()).isEqualTo(409);
        assertThat(post(open, certificate + "/rotate", "", ADMIN).statusCode()).isEqualTo(409);
        assertThat(send(open, "DELETE", own, "", ADMIN).statusCode()).isEqualTo(200);
        assertThat(post(open, own + "/rotate", "", ADMIN).statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/none", "/none/rotate", "/a/b/c", "//", "/%2e%2e"})
    void whatIsNotThereIsNotFound(String path) throws Exception {
        assertThat(get(open, PATH + path, ADMIN).statusCode()).isIn(404, 405);
        assertThat(send(open, "DELETE", PATH + path, "", ADMIN).statusCode()).isIn(404, 405);
    }

    @Test
    void otherMethodsAndMediaTypesAreRefused() throws Exception {
        HttpResponse<String> put = send(open, "PUT", PATH, "{}", ADMIN);

        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).contains("GET, POST");
        assertThat(send(open, "POST", PATH, "kind=token", "X-M2M-Origin", "CAdmin", "Content-Type",
                "application/x-www-form-urlencoded").statusCode()).isEqualTo(415);
        assertThat(post(open, PATH, "{\"label\":\"" + "x".repeat(20_000) + "\"}", ADMIN).statusCode()).isEqualTo(400);
    }

    @Test
    void everyDeedIsLoggedWithItsAuthorAndWithoutSecrets() throws Exception {
        HttpResponse<String> issued =
                post(open, PATH, "{\"kind\":\"key\",\"name\":\"meter-9\",\"originator\":\"Cmeter\"}", ADMIN);
        String id = text(issued, "id");
        HttpResponse<String> rotated = post(open, PATH + "/" + id + "/rotate", "", ADMIN);
        send(open, "DELETE", PATH + "/" + id, "", ADMIN);

        List<String> lines = log.lines().stream()
                .filter(line -> line.contains(id)).toList();
        assertThat(lines).hasSize(3).allMatch(line -> line.contains("CAdmin at 127.0.0.1"))
                .noneMatch(line -> line.contains(text(issued, "secret")) || line.contains(text(rotated, "secret")));
        assertThat(String.join(" ", lines)).contains("issued", "rotated", "revoked", "meter-9", "Cmeter");
    }

    private static Cse start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("store.memory", "true", "http.port", "0"));
        all.putAll(settings);
        List<StoreProvider> stores =
                ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get).toList();
        return Cse.start(new Configuration(all),
                new Plugins(List.of(new HttpBindingProvider()), List.of(), stores, List.of()), Clock.systemUTC());
    }

    private String first() {
        return demanding.orElseThrow().firstToken().orElseThrow();
    }

    /** The response status code for the administrator with this token. */
    private String base(String token) throws Exception {
        return get(demanding, "/cse-in", "X-M2M-Origin", "CAdmin", "X-M2M-RI", "1", "X-M2M-RVI", "3", "Authorization",
                "Bearer " + token).headers().firstValue("X-M2M-RSC").orElseThrow();
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private HttpResponse<String> get(Optional<Cse> cse, String path, String... headers) throws Exception {
        return send(cse, "GET", path, "", headers);
    }

    private HttpResponse<String> post(Optional<Cse> cse, String path, String body, String... headers)
            throws Exception {
        String[] all = Stream.concat(Arrays.stream(headers),
                Stream.of("Content-Type", "application/json")).toArray(String[]::new);
        return send(cse, "POST", path, body, all);
    }

    private HttpResponse<String> send(Optional<Cse> cse, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        URI server = cse.orElseThrow().pointsOfAccess().getFirst();
        return http.send(HttpRequest.newBuilder(URI.create(server + path)).headers(headers)
                .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private static Map<String, Object> document(HttpResponse<String> response) {
        Map<String, Object> document = new HashMap<>();
        if (new JsonDocuments().read(response.body().getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> members) {
            members.forEach((name, value) -> document.put(String.valueOf(name), value));
        }
        return document;
    }

    private static String text(HttpResponse<String> response, String member) {
        return String.valueOf(document(response).get(member));
    }

    private static String secretPart(String token) {
        return token.substring(token.indexOf('.') + 1);
    }
}
