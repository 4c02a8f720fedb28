// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dashboards and alerts ask for figures that there are. */
class DeployedFiguresTest {
    private static final Pattern FIGURE = Pattern.compile("\\bwattm2m_[a-z_]+");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FILES = List.of("grafana/dashboards/energy.json",
            "grafana/dashboards/platform.json", "prometheus/alerts.yaml");

    @Test
    void dashboardsAndAlertsAskForFiguresThatThereAre(@TempDir Path folder) throws Exception {
        try (Platform platform = Platform.start(folder, "cse.listeners=http,mqtt");
                HttpOriginator admin = HttpOriginator.admin(platform.at("http"));
                MqttPeer plug = new MqttPeer(platform.broker());
                EnergyClient energy = new EnergyClient(platform.energy())) {
            admin.create("cse-in", 3, "{'m2m:cnt': {'rn': 'counted'}}");
            plug.publish("energy/meter-01/data", "{'deviceId': 'meter-01', 'power': 295.4, 'voltage': 229}");
            await().atMost(Duration.ofSeconds(30)).until(() -> !energy.device("meter-01").isMissingNode());

            Set<String> there = figures(text(platform.at("http").resolve("/admin/metrics"))
                    + text(platform.energy().resolve("/metrics")));

            for (String file : FILES) {
                assertThat(figures(Files.readString(Path.of("deploy", file)))).as(file).isNotEmpty()
                        .isSubsetOf(there);
            }
        }
    }

    @Test
    void dashboardsHaveNamesOfTheirOwn() throws Exception {
        Set<String> names = new TreeSet<>();
        for (String file : List.of("energy", "platform")) {
            names.add(JSON.readTree(Path.of("deploy/grafana/dashboards", file + ".json").toFile())
                    .path("uid").asText());
        }

        assertThat(names).containsExactly("wattm2m-cse", "wattm2m-energy");
    }

    @Test
    void dashboardsAskSourcesThatAreProvidedAndTheirPanelsDoNotOverlap() throws Exception {
        String sources = Files.readString(Path.of("deploy/grafana/provisioning/datasources/wattm2m.yaml"));
        for (String file : List.of("energy", "platform")) {
            JsonNode dashboard = JSON.readTree(Path.of("deploy/grafana/dashboards", file + ".json").toFile());
            Set<String> taken = new TreeSet<>();

            for (JsonNode panel : dashboard.path("panels")) {
                String type = panel.path("datasource").path("type").asText();
                assertThat(sources).as(panel.path("title").asText()).contains("type: " + type + "\n");
                assertThat(panel.path("targets")).as(panel.path("title").asText()).isNotEmpty();
                JsonNode place = panel.path("gridPos");
                for (int x = 0; x < place.path("w").asInt(); x++) {
                    for (int y = 0; y < place.path("h").asInt(); y++) {
                        assertThat(taken.add(place.path("x").asInt() + x + "/" + (place.path("y").asInt() + y)))
                                .as(panel.path("title").asText()).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void theEnergyDashboardShowsWhatHouseholdsAskFor() throws Exception {
        assertThat(JSON.readTree(Path.of("deploy/grafana/dashboards/energy.json").toFile()).path("panels"))
                .extracting(panel -> panel.path("title").asText())
                .contains("Power by plug", "Energy of each day", "Cost of today", "Carbon dioxide of today",
                        "Open alerts", "Voltage by plug", "Requests to the CSE",
                        "Time to the answer of the CSE, 99 of 100");
    }

    private static Set<String> figures(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = FIGURE.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static String text(URI address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
        }
    }
}
