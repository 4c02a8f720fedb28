// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wattm2m.cse.testing.RawFiles;
import io.wattm2m.energy.testing.OfferedProgrammes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is personal is not to be read where it is kept, given to whom it is about, and gone when he goes. */
class PrivacyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SAID =
            List.of("Otterly", "dim-lamps", "annas-browser", "anna.belle@example.org", "Nursery", "2099-08-14");
    private static final String KEYS = "'keys':{'p256dh':'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWX"
            + "vTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4','auth':'BTBZMqHH6r4Tts7J_aSIgg'}";
    private static final String PASSWORD = "correct horse battery";
    private final FakeCse cse = new FakeCse();
    private RunningApplication application;
    private String owner = "";
    private String ann = "";
    private String annId = "";
    private String home = "";

    @TempDir
    private Path data;

    @BeforeEach
    void moveIn() throws IOException {
        OfferedProgrammes.in(data.resolve("energy/programmes"));
        cse.withPlugs("fridge", "stairs");
        start();
        String setUp = application.setUpToken();
        owner = text(send("", "POST", "/api/auth/register", session(setUp, "operator")), "access_token");
        await().until(() -> json(send(owner, "GET", "/api/devices", "")).size() == 2);
        cse.telemetry("fridge", Map.of("power", 60.0, "energy", 500.0, "voltage", 229.5));
        home = text(send(owner, "POST", "/api/homes", "{'name':'Villa Kunterbunt','address':'Secret Lane 7',"
                + "'incomeLevel':'modest-income','residents':2}"), "id");
        send(owner, "PUT", "/api/homes/" + home + "/devices/fridge", "{}");
        String invitation = text(send(owner, "POST", "/api/homes/" + home + "/invitations", "{'role':'owner'}"),
                "token");
        ann = text(send("", "POST", "/api/homes/accept", session(invitation, "annabelle")), "access_token");
        send(ann, "PATCH", "/api/auth/me", "{'displayName':'Anna Belle','email':'anna.belle@example.org'}");
        annId = text(send(ann, "GET", "/api/auth/me", ""), "id");
        String ownerId = text(send(owner, "GET", "/api/auth/me", ""), "id");
        assertThat(send(owner, "DELETE", "/api/homes/" + home + "/members/" + ownerId, "").statusCode())
                .isEqualTo(204);
        send(ann, "PUT", "/api/privacy/consents", "{'community':true,'email':true}");
        send(ann, "POST", "/api/auth/keys", "{'label':'grafana'}");
        send(ann, "PUT", "/api/virtual-meters/mine", "{'added':['fridge']}");
        takePart();
        await().until(() -> cse.find("cse-in/energy/" + home + "-readers").isPresent());
        await().until(() -> send(owner, "GET", "/api/api_logs", "").body().contains("/api/virtual-meters/mine"));
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void whatIsPersonalIsSealedWhereItIsKept() throws Exception {
        application.close();

        assertThat(tables()).contains(annId, "annabelle").doesNotContain("Anna Belle", "anna.belle@example.org",
                "Secret Lane 7", "modest-income", "Villa Kunterbunt").doesNotContain(SAID);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys()))).isEqualTo("rw-------");
        assertThat(Files.readString(keys())).contains("\"kty\":\"oct\"");
    }

    @Test
    void anotherKeySealsAllOfItAgainAndTheFormerIsForgotten() throws Exception {
        String before = Files.readString(keys());
        String former = JSON.readTree(before).path("keys").path(0).path("kid").asText();

        String keyId = text(send(owner, "POST", "/api/privacy/keys/rotate", "{}"), "keyId");

        assertThat(send(ann, "POST", "/api/privacy/keys/rotate", "{}").statusCode()).isEqualTo(403);
        assertThat(Files.readString(keys())).contains(keyId).doesNotContain(former);
        application.close();
        start();
        String again = login();
        assertThat(send(again, "GET", "/api/auth/me", "").body()).contains("anna.belle@example.org", "Anna Belle");
        assertThat(send(again, "GET", "/api/homes", "").body()).contains("Secret Lane 7", "modest-income");
        assertThat(said(again)).contains(SAID);
    }

    @Test
    void whatWasKeptBeforeItsKindWasSealedIsSealedAtTheNextStart() throws Exception {
        application.close();
        putOpen("participant", "{\"homeId\":\"" + home + "\",\"pseudonym\":\"Badger\",\"residents\":2,"
                + "\"since\":\"2026-01-01T00:00:00Z\"}");
        putOpen("floor-plan", "{\"rooms\":[{\"name\":\"Den\",\"x\":0,\"y\":0,\"width\":9,\"height\":9}],"
                + "\"outlets\":[]}");

        start();

        String again = login();
        assertThat(send(again, "GET", "/api/community/membership?homeId=" + home, "").body()).contains("Badger");
        assertThat(send(again, "GET", "/api/floor-plan?home=" + home, "").body()).contains("Den");
        application.close();
        assertThat(tables()).doesNotContain("Badger", "\"Den\"");
    }

    @Test
    void everybodyGetsEverythingThatIsKeptOfHimAndNothingOfOthers() throws Exception {
        HttpResponse<byte[]> response = application.send(request(ann, "GET", "/api/privacy/export", ""),
                BodyHandlers.ofByteArray());

        Map<String, String> files = unzipped(response.body());
        assertThat(files.keySet()).contains("account.json", "consents.json", "log.json", "homes.json",
                "browsers.json", "history/fridge.csv");
        assertThat(files.get("account.json")).contains("annabelle", "anna.belle@example.org", "grafana");
        assertThat(files.get("homes.json")).contains("Secret Lane 7", "modest-income", "fridge", "\"owner\"");
        assertThat(files.get("consents.json")).contains("community", "email").doesNotContain("research");
        assertThat(files.get("history/fridge.csv")).startsWith("start,energy_wh");
        assertThat(files).containsKeys("days/fridge.csv", inHome("entries"), inHome("rewards"));
        assertThat(files.get("levels/fridge.csv")).contains(",voltage,V,229.5,229.5,229.5");
        assertThat(files.entrySet()).filteredOn(file -> file.getKey().startsWith("homes/" + home + "/reports/"))
                .singleElement().satisfies(file -> assertThat(file.getValue()).startsWith("%PDF-"));
        assertThat(files.get(inHome("floor-plan"))).contains("Nursery");
        assertThat(files.get(inHome("holiday"))).contains("2099-08-14");
        assertThat(files.get(inHome("participant"))).contains("Otterly");
        assertThat(files.get(inHome("report-plan"))).contains("anna.belle@example.org");
        assertThat(files.get(inHome("programme-application"))).contains("dim-lamps");
        assertThat(files.get(inHome("virtual-meter"))).contains("fridge");
        assertThat(String.join("", files.values())).doesNotContain("operator", "argon2", "stairs");
    }

    @Test
    void whoIsErasedLeavesNoTraceInTablesTreeLogsOrExports() throws Exception {
        List<String> traces = List.of(annId, "annabelle", "Anna Belle", "anna.belle", "Secret Lane", home,
                "Villa Kunterbunt", "Otterly", "dim-lamps", "annas-browser");
        send(owner, "PUT", "/api/alerts/telling", "{'mailTo':'Anna.Belle@example.org'}");
        assertThat(send(ann, "POST", "/api/privacy/erasure", "{'password':'wrong password'}").statusCode())
                .isEqualTo(401);

        assertThat(send(ann, "POST", "/api/privacy/erasure", "{'password':'" + PASSWORD + "'}").statusCode())
                .isEqualTo(204);

        assertThat(send(ann, "GET", "/api/devices", "").statusCode()).isEqualTo(401);
        await().untilAsserted(() -> assertThat(cse.paths()).as("the tree")
                .noneMatch(path -> path.contains("fridge") || traces.stream().anyMatch(path::contains)));
        assertThat(send(owner, "GET", "/api/devices", "").body()).contains("stairs").doesNotContain("fridge");
        assertThat(send(owner, "GET", "/api/people", "").body()).doesNotContain(traces);
        assertThat(send(owner, "GET", "/api/alerts/telling", "").body()).contains("\"mailTo\":\"\"");
        assertThat(data.resolve("energy/programmes/applications")).isEmptyDirectory();
        assertThat(send(owner, "GET", "/api/system_logs", "").body()).contains("erased an account")
                .doesNotContain(traces);
        await().until(() -> send(owner, "GET", "/api/api_logs", "").body().contains("/api/privacy/erasure"));
        assertThat(send(owner, "GET", "/api/api_logs?limit=500", "").body()).doesNotContain(annId, home);
        assertThat(export(owner)).doesNotContain(traces);
        application.close();
        List<String> tables = tables().lines().toList();
        assertThat(tables).anyMatch(line -> line.contains("operator"));
        assertThat(tables.stream().filter(line -> traces.stream().anyMatch(line::contains))).isEmpty();
        assertThat(tables.stream().filter(line -> line.contains("fridge"))).isEmpty();

        start();
        application.close();
        assertThat(RawFiles.saying(data, "operator")).as("who has stayed").isNotEmpty();
        assertThat(RawFiles.saying(data, annId, "annabelle", home, "fridge")).isEmpty();
    }

    @Test
    void whoIsAMemberOfAHomeIsNotToldWhatItsOwnersEarn() {
        String invitation = text(send(ann, "POST", "/api/homes/" + home + "/invitations", "{'role':'member'}"),
                "token");
        String ben = text(send("", "POST", "/api/homes/accept", session(invitation, "benjamin")), "access_token");

        assertThat(export(ben)).contains("Secret Lane 7", "benjamin").doesNotContain("modest-income", "annabelle",
                annId, "Otterly", "dim-lamps", "anna.belle");
    }

    @Test
    void whatIsMailedFollowsWhoMovesUnlessSomebodyStaysAtTheFormerAddress() {
        send(owner, "PUT", "/api/alerts/telling", "{'mailTo':'Anna.Belle@example.org'}");
        send(owner, "PATCH", "/api/auth/me", "{'email':'anna.belle@example.org'}");

        send(ann, "PATCH", "/api/auth/me", "{'email':'belle@example.net'}");
        assertThat(mailedTo()).contains("anna.belle@example.org").doesNotContain("belle@example.net");

        send(ann, "PATCH", "/api/auth/me", "{'email':'anna.belle@example.org'}");
        send(owner, "PATCH", "/api/auth/me", "{'email':''}");
        send(ann, "PATCH", "/api/auth/me", "{'email':'belle@example.net'}");
        assertThat(mailedTo()).contains("belle@example.net").doesNotContainIgnoringCase("anna.belle@example.org");

        send(ann, "PATCH", "/api/auth/me", "{'email':''}");
        assertThat(mailedTo()).doesNotContain("@");
    }

    private String mailedTo() {
        return send(ann, "GET", "/api/reports/plan?homeId=" + home, "").body()
                + send(owner, "GET", "/api/alerts/telling", "").body();
    }

    @Test
    void theLastOwnerOfTheInstallationStays() {
        assertThat(send(owner, "POST", "/api/privacy/erasure", "{'password':'" + PASSWORD + "'}").statusCode())
                .isEqualTo(409);
        assertThat(send(owner, "GET", "/api/auth/me", "").statusCode()).isEqualTo(200);
    }

    /** In everything that keeps something of people beside their accounts and homes. */
    private void takePart() {
        assertThat(send(ann, "PUT", "/api/floor-plan?home=" + home, "{'rooms':[{'name':'Nursery','x':0,'y':0,"
                + "'width':50,'height':40}],'outlets':[{'deviceId':'fridge','x':1,'y':2}]}").statusCode())
                .isEqualTo(200);
        assertThat(send(ann, "PUT", "/api/community/membership?homeId=" + home,
                "{'pseudonym':'Otterly','residents':2}").statusCode()).isEqualTo(200);
        assertThat(send(ann, "PUT", "/api/reports/plan?homeId=" + home,
                "{'day':7,'mailTo':'anna.belle@example.org'}").statusCode()).isEqualTo(200);
        assertThat(send(ann, "PUT", "/api/ai/away?home=" + home, "{'away':true,'from':'2099-08-01T08:00',"
                + "'until':'2099-08-14T20:00'}").statusCode()).isEqualTo(200);
        assertThat(send(ann, "POST", "/api/reports?homeId=" + home, "{'from':'2026-01-01','to':'2026-01-02'}")
                .statusCode()).isEqualTo(201);
        assertThat(send(ann, "POST", "/api/programmes/led/applications?homeId=" + home,
                "{'text':'dim-lamps everywhere'}").statusCode()).isEqualTo(200);
        assertThat(send(ann, "POST", "/api/push/subscriptions",
                "{'endpoint':'https://fcm.googleapis.com/fcm/send/annas-browser'," + KEYS + ",'language':'ko'}")
                .statusCode()).isEqualTo(201);
    }

    /** What Ann has said there, as she is shown it or its export has it. */
    private String said(String token) {
        return Stream
                .of("/api/floor-plan?home=" + home, "/api/community/membership?homeId=" + home,
                        "/api/reports/plan?homeId=" + home,
                        "/api/programmes/applications", "/api/privacy/export")
                .map(path -> path.endsWith("export") ? export(token) : send(token, "GET", path, "").body())
                .collect(joining("\n"));
    }

    private String export(String token) {
        try {
            return String.join("\n", unzipped(application.send(request(token, "GET", "/api/privacy/export", ""),
                    BodyHandlers.ofByteArray()).body()).values());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void putOpen(String kind, String text) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement update =
                        connection.prepareStatement("update document_row set text = ? where kind = ?")) {
            update.setString(1, text);
            update.setString(2, kind);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private String inHome(String kind) {
        return "homes/" + home + "/" + kind + ".json";
    }

    private String login() {
        return text(send("", "POST", "/api/auth/login",
                "{'name':'annabelle','password':'" + PASSWORD + "'}"), "access_token");
    }

    private void start() {
        application =
                RunningApplication.at(cse, data, Map.of("energy.people.requests-per-minute", "5000"));
    }

    private Path keys() {
        return data.resolve("energy").resolve("privacy-keys.json");
    }

    /** Everything in the database, as text. */
    private String tables() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = connection();
                ResultSet rows = connection.createStatement().executeQuery("script simple")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return String.join("\n", lines);
    }

    private Connection connection() throws SQLException {
        return DriverManager
                .getConnection("jdbc:h2:ordered:async:" + data.resolve("energy").resolve("energy").toAbsolutePath());
    }

    private static Map<String, String> unzipped(byte[] bytes) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static String session(String token, String name) {
        return "{'token':'" + token + "','name':'" + name + "','password':'" + PASSWORD + "'}";
    }

    private HttpResponse<String> send(String token, String method, String path, String body) {
        return application.send(request(token, method, path, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String token, String method, String path, String body) {
        HttpRequest.Builder request =
                application.request(path).method(method, BodyPublishers.ofString(body.replace('\'', '"')));
        return (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build();
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    private static String text(HttpResponse<String> response, String name) {
        try {
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
            return json(response).path(name).asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
