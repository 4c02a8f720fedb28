// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.testing.RawFiles;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is personal is not to be read where it is kept, and gone when he goes whom it is about. */
class PrivacyTest extends PrivacyFixture {
    private static final List<String> SAID =
            List.of("Otterly", "dim-lamps", "annas-browser", "anna.belle@example.org", "Nursery", "2099-08-14");

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

    /** What Ann has said there, as she is shown it or its export has it. */
    private String said(String token) {
        return Stream
                .of("/api/floor-plan?home=" + home, "/api/community/membership?homeId=" + home,
                        "/api/reports/plan?homeId=" + home,
                        "/api/programmes/applications", "/api/privacy/export")
                .map(path -> path.endsWith("export") ? export(token) : send(token, "GET", path, "").body())
                .collect(joining("\n"));
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
}
