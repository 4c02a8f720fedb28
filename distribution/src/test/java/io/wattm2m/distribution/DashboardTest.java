// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
        try (DashboardVisit visit = open(width, height)) {
            Page page = visit.page();
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
            visit.isSound();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "1440, 900"})
    void itTellsWhatEnergyCostsAndTriesControlOnTheHistory(int width, int height) throws Exception {
        echo("on");
        measure(3);
        await().atMost(PATIENCE).until(() -> power().equals("on"));
        await().atMost(PATIENCE).until(() -> takeIn(evenings()) == 200);
        try (DashboardVisit visit = open(width, height)) {
            Page page = visit.page();
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
            visit.isSound();
            card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Off").setExact(true)).click();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "1440, 900"})
    void schedulesAreMadeSwitchedOffAndDeleted(int width, int height) {
        echo("on");
        try (DashboardVisit visit = open(width, height)) {
            Page page = visit.page();
            follow(page, "Schedules");
            press(page, "New schedule");
            page.getByLabel("Name").fill("Night " + width);
            page.getByLabel("tv").check();
            page.getByLabel("Time").fill("23:30");
            visit.isSound();

            page.getByRole(AriaRole.DIALOG).getByText("Save").click();

            Locator row = page.getByRole(AriaRole.LISTITEM).filter(
                    new Locator.FilterOptions().setHas(page.getByRole(AriaRole.SWITCH))).filter(
                            new Locator.FilterOptions().setHasText("Night " + width));
            assertThat(row).containsText("tv off · 23:30 · every day");
            assertThat(row).containsText("Next:");
            row.getByRole(AriaRole.SWITCH).click();
            assertThat(row).containsText("Not in force");
            visit.isSound();
            press(page, "Delete: Night " + width);
            press(page, "Really delete?: Night " + width);
            assertThat(row).hasCount(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "1440, 900"})
    void aRuleRaisesAnAlertThatIsShownAndAcknowledged(int width, int height) {
        echo("on");
        measure(10);
        String rule = "Too much " + width;
        try (DashboardVisit visit = open(width, height)) {
            Page page = visit.page();
            follow(page, "Alerts");
            press(page, "New rule");
            page.getByLabel("Name").fill(rule);
            page.getByLabel("Threshold").fill("500");
            page.getByLabel("For how long").fill("0");
            visit.isSound();
            page.getByRole(AriaRole.DIALOG).getByText("Save").click();
            assertThat(page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName(rule))).isVisible();

            measure(900);

            Locator acknowledge = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Acknowledge"));
            assertThat(acknowledge).isVisible();
            follow(page, "Now");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("tv");
            follow(page, "Alerts");
            acknowledge.click();
            assertThat(page.getByText("Seen by")).isVisible();
            visit.isSound();
            press(page, "Delete: " + rule);
            press(page, "Really delete?: " + rule);
            assertThat(page.getByText("No alert is open.")).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844, 12.5", "1440, 900, 17.5"})
    void aDeviceIsShownProtectedAndGivenAThreshold(int width, int height, double watts) {
        echo("on");
        measure(30);
        try (DashboardVisit visit = open(width, height)) {
            Page page = visit.page();
            follow(page, "Devices");
            assertThat(page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Power of tv"))).isVisible();
            visit.isSound();

            follow(page, "tv");
            page.getByLabel("In use from").fill(String.valueOf(watts));
            press(page, "Save");

            assertThat(page.getByText("Set by hand")).isVisible();
            Locator shield =
                    page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Protected: tv"));
            shield.click();
            assertThat(shield).hasAttribute("aria-checked", "true");
            visit.isSound();
            shield.click();
            assertThat(shield).hasAttribute("aria-checked", "false");
        }
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first().click();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
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
                    .header("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofString(history)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static DashboardVisit open(int width, int height) {
        return DashboardVisit.open(chromium.browser(), platform.energy(), width, height);
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
