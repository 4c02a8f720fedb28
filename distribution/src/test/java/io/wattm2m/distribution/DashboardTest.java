// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.wattm2m.cse.testing.ExternalTool;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dashboard in a real browser, with a plug that obeys. */
class DashboardTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static Platform platform;
    private static HttpOriginator admin;
    private static MqttPeer plug;
    private static Chromium chromium;

    @BeforeAll
    static void start(@TempDir Path folder) {
        if (DashboardTest.class.getResource("/web/index.html") == null) {
            ExternalTool.missing("the dashboard", "build with -Dweb.skip=false");
        }
        platform = Platform.start(folder);
        admin = HttpOriginator.admin(platform.at("http"));
        plug = new MqttPeer(platform.broker());
        plug.subscribe("energy/tv/command");
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            chromium.close();
            plug.close();
            admin.close();
            platform.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844, 91", "1440, 900, 92"})
    void itShowsThePowerAndSwitchesThePlug(int width, int height, int watts) {
        echo("on");
        measure(watts);
        List<String> complaints = new ArrayList<>();
        try (Page page = open(width, height, complaints)) {
            Locator card = page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("tv"));
            Locator relay = card.getByRole(AriaRole.SWITCH);
            assertThat(card.locator(".power")).containsText(String.valueOf(watts));
            assertThat(relay).hasAttribute("aria-checked", "true");
            measure(watts + 100);
            assertThat(card.locator(".power")).containsText(String.valueOf(watts + 100));

            relay.click();

            assertThat(plug.next().path("power").asText()).isEqualTo("off");
            assertThat(relay).hasAttribute("aria-busy", "true");
            echo("off");
            assertThat(relay).hasAttribute("aria-checked", "false");
            await().atMost(PATIENCE).until(() -> power().equals("off"));
            assertThat(page.evaluate("document.documentElement.scrollWidth")).as("width").isEqualTo(width);
        }
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "1440, 900"})
    void itTellsWhatEnergyCostsAndTriesControlOnTheHistory(int width, int height) throws Exception {
        echo("on");
        measure(3);
        await().atMost(PATIENCE).until(() -> power().equals("on"));
        await().atMost(PATIENCE).until(() -> takeIn(evenings()) == 200);
        List<String> complaints = new ArrayList<>();
        try (Page page = open(width, height, complaints)) {
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Insights")).click();
            Locator card = page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("tv"));
            assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Insights")))
                    .containsText("Cost today");
            assertThat(page.locator("table tfoot")).containsText("₩");
            assertThat(card).containsText("kWh");

            card.getByText("Try it on my own history").click();

            assertThat(card).containsText("Standby saved");
            card.getByText("Shadow").click();
            assertThat(card.getByText("Shadow")).hasAttribute("aria-pressed", "true");
            assertThat(page.getByRole(AriaRole.IMG).first()).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).as("width").isEqualTo(width);
            card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Off").setExact(true)).click();
        }
        assertThat(complaints).isEmpty();
    }

    /** Two weeks in which the television is used in the evenings. */
    private static String evenings() {
        LocalDateTime first = LocalDate.now(ZoneId.systemDefault()).minusDays(14).atStartOfDay();
        return IntStream.range(0, 14 * 1440).mapToObj(first::plusMinutes)
                .map(minute -> minute + "," + (minute.getHour() >= 18 && minute.getHour() < 22 ? 95 : 3))
                .collect(Collectors.joining("\n", "minute,power_w\n", "\n"));
    }

    private static int takeIn(String history) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(platform.energy().resolve("/api/power/import?deviceId=tv"))
                    .POST(HttpRequest.BodyPublishers.ofString(history)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static Page open(int width, int height, List<String> complaints) {
        Page page = chromium.browser()
                .newPage(new Browser.NewPageOptions().setViewportSize(width, height).setLocale("en-GB"));
        page.setDefaultTimeout(PATIENCE.toMillis());
        com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(platform.energy().toString());
        return page;
    }

    private static void measure(int watts) {
        plug.publish("energy/tv/data", "{'deviceId': 'tv', 'power': " + watts + ", 'timestamp': "
                + Instant.now().toEpochMilli() + "}");
    }

    private static void echo(String power) {
        plug.publish("energy/tv/state", "{'deviceId': 'tv', 'power': '" + power + "', 'source': 'remote', 'timestamp': "
                + Instant.now().toEpochMilli() + "}");
    }

    private static String power() {
        return admin.retrieve("cse-in/smartplug/tv/state/la").content().at("/m2m:cin/con/power").asText();
    }
}
