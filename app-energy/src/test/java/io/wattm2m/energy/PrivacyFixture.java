// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wattm2m.energy.testing.OfferedProgrammes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Ann owns a home with a fridge, and has said everywhere what can be said; somebody else owns the installation. */
abstract class PrivacyFixture {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEYS = "'keys':{'p256dh':'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWX"
            + "vTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4','auth':'BTBZMqHH6r4Tts7J_aSIgg'}";
    static final String PASSWORD = "correct horse battery";
    final FakeCse cse = new FakeCse();
    RunningApplication application;
    String owner = "";
    String ann = "";
    String annId = "";
    String home = "";

    @TempDir
    Path data;

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

    /** In everything that keeps something of people beside their accounts and homes. */
    void takePart() {
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

    String export(String token) {
        try {
            return String.join("\n", unzipped(application.send(request(token, "GET", "/api/privacy/export", ""),
                    BodyHandlers.ofByteArray()).body()).values());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String login() {
        return text(send("", "POST", "/api/auth/login",
                "{'name':'annabelle','password':'" + PASSWORD + "'}"), "access_token");
    }

    void start() {
        application =
                RunningApplication.at(cse, data, Map.of("energy.people.requests-per-minute", "5000"));
    }

    static Map<String, String> unzipped(byte[] bytes) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    static String session(String token, String name) {
        return "{'token':'" + token + "','name':'" + name + "','password':'" + PASSWORD + "'}";
    }

    HttpResponse<String> send(String token, String method, String path, String body) {
        return application.send(request(token, method, path, body), BodyHandlers.ofString());
    }

    HttpRequest request(String token, String method, String path, String body) {
        HttpRequest.Builder request =
                application.request(path).method(method, BodyPublishers.ofString(body.replace('\'', '"')));
        return (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build();
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    static String text(HttpResponse<String> response, String name) {
        try {
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
            return json(response).path(name).asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
