// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who wants to know what is kept of him is given all of that, and nothing of others. */
class ExportTest extends PrivacyFixture {
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
        assertThat(
                Stream.of("days", "history", "quarter-hours", "minutes").map(kind -> files.get(kind + "/fridge.csv")))
                .allMatch(csv -> csv.startsWith("start,energy_wh"));
        assertThat(files).containsKeys(inHome("entries"), inHome("rewards"));
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
    void whoIsAMemberOfAHomeIsNotToldWhatItsOwnersEarn() {
        String invitation = text(send(ann, "POST", "/api/homes/" + home + "/invitations", "{'role':'member'}"),
                "token");
        String ben = text(send("", "POST", "/api/homes/accept", session(invitation, "benjamin")), "access_token");

        assertThat(export(ben)).contains("Secret Lane 7", "benjamin").doesNotContain("modest-income", "annabelle",
                annId, "Otterly", "dim-lamps", "anna.belle");
    }

    private String inHome(String kind) {
        return "homes/" + home + "/" + kind + ".json";
    }
}
