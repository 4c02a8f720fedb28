// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wattm2m.energy.testing.OfferedProgrammes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports, floor plans and applications are not to be read where they are kept, and by whom they are for they are. */
class PrivateFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "correct horse battery";
    private final FakeCse cse = new FakeCse();
    private RunningApplication application;
    private String token = "";
    private String home = "";
    private String report = "";
    private byte[] picture = {};
    private byte[] page = {};

    @TempDir
    private Path data;

    @BeforeEach
    void bringFiles() throws IOException {
        OfferedProgrammes.in(data.resolve("energy/programmes"));
        cse.withPlugs("fridge");
        start();
        token = text(send("POST", "/api/auth/register", "{'token':'" + application.setUpToken()
                + "','name':'annabelle','password':'" + PASSWORD + "'}"), "access_token");
        await().until(() -> send("GET", "/api/devices", "").body().contains("fridge"));
        home = text(send("POST", "/api/homes", "{'name':'Villa Kunterbunt','residents':2}"), "id");
        send("PUT", "/api/homes/" + home + "/devices/fridge", "{}");
        text(send("POST", "/api/programmes/led/applications?homeId=" + home, "{'text':'dim-lamps'}"), "id");
        report = text(send("POST", "/api/reports?homeId=" + home, "{'month':'2026-07','language':'en'}"), "id");
        page = shown(page());
        picture = broughtPicture();
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void theyAreSealedAndOfAnotherKeySealedAgain() throws Exception {
        assertThat(new String(page, StandardCharsets.UTF_8)).contains("Villa Kunterbunt");
        Path file = kept("report.html.jwe");
        byte[] before = Files.readAllBytes(file);

        String keyId = text(send("POST", "/api/privacy/keys/rotate", "{}"), "keyId");

        assertThat(keyId).isNotEmpty();
        assertThat(Files.readAllBytes(file)).isNotEqualTo(before);
        expectThemShown();
        application.close();
        expectNothingReadable();
        start();
        logIn();
        expectThemShown();
    }

    @Test
    void thoseThatWereKeptOpenAreSealedAtTheNextStart() throws Exception {
        application.close();
        Files.delete(kept("report.html.jwe"));
        Files.write(kept("report.html"), page);
        Files.writeString(data.resolve("energy/programmes/applications/an-older-one.json"), "{\"text\":\"dim-lamps\"}");
        try (Connection connection = connection();
                PreparedStatement update =
                        connection.prepareStatement("update picture_row set form = 'PNG', content = ?")) {
            update.setBytes(1, picture);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }

        start();

        logIn();
        expectThemShown();
        application.close();
        expectNothingReadable();
    }

    @Test
    void theyGoWithTheHome() throws Exception {
        assertThat(send("DELETE", "/api/homes/" + home, "").statusCode()).isEqualTo(204);

        application.close();
        try (Stream<Path> files = Files.walk(data.resolve("energy"))) {
            assertThat(files.map(Path::toString)).noneMatch(path -> path.endsWith(".jwe") || path.contains(report));
        }
        assertThat(tables()).noneMatch(line -> line.contains("INSERT INTO \"PUBLIC\".\"PICTURE_ROW\""));
    }

    private void expectThemShown() {
        assertThat(shown(page())).isEqualTo(page);
        assertThat(shown("/api/floor-plan/picture?home=" + home)).isEqualTo(picture);
    }

    /** In no file of the application, and in no row of its database. */
    private void expectNothingReadable() throws Exception {
        try (Stream<Path> files = Files.walk(data.resolve("energy/reports"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(5).allMatch(file -> file.toString().endsWith("jwe"));
        }
        for (String folder : List.of("energy/reports", "energy/programmes/applications")) {
            try (Stream<Path> files = Files.walk(data.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString())
                            .doesNotContain("Villa Kunterbunt", "dim-lamps", "%PDF", "<html");
                }
            }
        }
        assertThat(tables()).anyMatch(line -> line.contains("floor-plan/" + home))
                .noneMatch(line -> line.contains(HexFormat.of().formatHex(picture)));
    }

    private byte[] broughtPicture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB), "png", png);
        HttpRequest brought = application.request("/api/floor-plan/picture?home=" + home)
                .header("Authorization", "Bearer " + token).setHeader("Content-Type", "image/png")
                .PUT(BodyPublishers.ofByteArray(png.toByteArray())).build();
        assertThat(application.send(brought, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        return shown("/api/floor-plan/picture?home=" + home);
    }

    private String page() {
        return "/api/reports/" + report + "/report.html?homeId=" + home;
    }

    private Path kept(String name) {
        return data.resolve("energy/reports").resolve(report).resolve(name);
    }

    private void start() {
        application = RunningApplication.at(cse, data, Map.of("energy.people.requests-per-minute", "5000"));
    }

    private void logIn() throws IOException {
        token = "";
        token = text(send("POST", "/api/auth/login", "{'name':'annabelle','password':'" + PASSWORD + "'}"),
                "access_token");
    }

    private List<String> tables() throws SQLException {
        try (Connection connection = connection();
                ResultSet rows = connection.createStatement().executeQuery("script simple")) {
            Stream.Builder<String> lines = Stream.builder();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines.build().toList();
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager
                .getConnection("jdbc:h2:ordered:async:" + data.resolve("energy").resolve("energy").toAbsolutePath());
    }

    private byte[] shown(String path) {
        HttpResponse<byte[]> response = application.send(request("GET", path, ""), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return application.send(request(method, path, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String path, String body) {
        HttpRequest.Builder request =
                application.request(path).method(method, BodyPublishers.ofString(body.replace('\'', '"')));
        return (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build();
    }

    private static String text(HttpResponse<String> response, String name) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return JSON.readTree(response.body()).path(name).asText();
    }
}
