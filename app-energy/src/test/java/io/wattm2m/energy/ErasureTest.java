// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An erasure that was interrupted is asked for once more. */
class ErasureTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "correct horse battery";
    private static final String PLUG = "cse-in/smartplug/fridge";
    private final FakeCse cse = new FakeCse().withPlugs("fridge");
    @TempDir
    private Path data;
    @AutoClose
    private RunningApplication application;
    private String owner = "";
    private String ann = "";
    private String home = "";

    @BeforeEach
    void moveIn() throws IOException {
        application = RunningApplication.at(cse, data, Map.of("energy.people.requests-per-minute", "5000"));
        owner = session("", "/api/auth/register", application.setUpToken(), "operator");
        await().until(() -> send(owner, "GET", "/api/devices", "").body().contains("fridge"));
        home = text(send(owner, "POST", "/api/homes", "{'name':'Villa','residents':2}"), "id");
        send(owner, "PUT", "/api/homes/" + home + "/devices/fridge", "{}");
        String invitation = text(send(owner, "POST", "/api/homes/" + home + "/invitations", "{'role':'owner'}"),
                "token");
        ann = session("", "/api/homes/accept", invitation, "annabelle");
        String ownerId = text(send(owner, "GET", "/api/auth/me", ""), "id");
        send(owner, "DELETE", "/api/homes/" + home + "/members/" + ownerId, "");
        await().until(() -> policy().contains("/energy/" + home));
    }

    /** It comes back under the policies for all plugs, by which the application may not delete it. */
    @Test
    void aPlugThatHasComeBackMeanwhileDoesNotHoldItUp() {
        cse.guardPlugs();
        cse.remove(PLUG);
        cse.addPlug("fridge");
        assertThat(policy()).doesNotContain("/energy/");

        assertThat(send(ann, "POST", "/api/privacy/erasure", "{'password':'" + PASSWORD + "'}").statusCode())
                .isEqualTo(204);

        assertThat(cse.find(PLUG)).isEmpty();
        assertThat(send(ann, "GET", "/api/homes", "").statusCode()).isEqualTo(401);
    }

    @Test
    void whatWasOpenOrWaitingDoesNotComeBack() throws Exception {
        String annId = text(send(ann, "GET", "/api/auth/me", ""), "id");
        String rule = text(send(ann, "POST", "/api/alerts/rules",
                "{'quantity':'power','threshold':50,'lasting':0,'deviceIds':['fridge']}"), "id");
        cse.telemetry("fridge", Map.of("power", 100.0, "energy", 1.0));
        await().until(() -> send(ann, "GET", "/api/alerts", "").body().contains("fridge"));
        String alert = JSON.readTree(send(ann, "GET", "/api/alerts", "").body()).path(0).path("id").asText();
        assertThat(send(ann, "POST", "/api/alerts/" + alert + "/acknowledge", "").statusCode()).isEqualTo(200);
        assertThat(send(ann, "PATCH", "/api/devices/fridge", "{'name':'Belle'}").statusCode()).isEqualTo(200);
        send(ann, "POST", "/api/devices/power/control", "{'deviceId':'fridge','power':'on'}");

        assertThat(send(owner, "DELETE", "/api/people/" + annId, "").statusCode()).isEqualTo(204);
        send(owner, "GET", "/api/privacy/consents", "");

        await().until(() -> send(owner, "GET", "/api/api_logs", "").body().contains("/api/privacy/consents"));
        assertThat(send(owner, "GET", "/api/system_logs?limit=500", "").body()).contains("removed an account")
                .doesNotContain("fridge");
        application.close();
        assertThat(tables()).contains("operator").doesNotContain("fridge", annId, "annabelle", "Belle", rule);
    }

    /** Everything in the database, as text. */
    private String tables() throws SQLException {
        StringBuilder lines = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(
                "jdbc:h2:ordered:async:" + data.resolve("energy").resolve("energy").toAbsolutePath());
                ResultSet rows = connection.createStatement().executeQuery("script simple")) {
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\n');
            }
        }
        return lines.toString();
    }

    private String policy() {
        return cse.find(PLUG).map(plug -> String.valueOf(plug.get("acpi"))).orElse("");
    }

    private String session(String token, String path, String secret, String name) throws IOException {
        return text(send(token, "POST", path,
                "{'token':'" + secret + "','name':'" + name + "','password':'" + PASSWORD + "'}"), "access_token");
    }

    private HttpResponse<String> send(String token, String method, String path, String body) {
        HttpRequest.Builder request =
                application.request(path).method(method, BodyPublishers.ofString(body.replace('\'', '"')));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return application.send(request.build(), BodyHandlers.ofString());
    }

    private static String text(HttpResponse<String> response, String name) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return JSON.readTree(response.body()).path(name).asText();
    }
}
