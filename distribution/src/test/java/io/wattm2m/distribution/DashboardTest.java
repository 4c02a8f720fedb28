// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dashboard in a real browser, with a plug that obeys. */
class DashboardTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static DashboardHome home;

    @BeforeAll
    static void start(@TempDir Path folder) {
        home = DashboardHome.start(folder);
    }

    @AfterAll
    static void stop() {
        if (home != null) {
            home.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844, 91", "1440, 900, 92"})
    void itShowsThePowerAndSwitchesThePlug(int width, int height, int watts) {
        home.echo("on");
        home.measure(watts);
        try (DashboardVisit visit = home.open(width, height)) {
            Page page = visit.page();
            Locator card = page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("tv"));
            Locator relay = card.getByRole(AriaRole.SWITCH);
            assertThat(card.locator(".power")).containsText(String.valueOf(watts));
            assertThat(relay).hasAttribute("aria-checked", "true");
            home.measure(watts + 100);
            assertThat(card.locator(".power")).containsText(String.valueOf(watts + 100));

            relay.click();

            assertThat(home.plug().next().path("power").asText()).isEqualTo("off");
            assertThat(relay).hasAttribute("aria-busy", "true");
            home.echo("off");
            assertThat(relay).hasAttribute("aria-checked", "false");
            await().atMost(PATIENCE).until(() -> home.power().equals("off"));
            visit.isSound();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "1440, 900"})
    void itTellsWhatEnergyCostsAndTriesControlOnTheHistory(int width, int height) throws Exception {
        home.echo("on");
        home.measure(3);
        await().atMost(PATIENCE).until(() -> home.power().equals("on"));
        await().atMost(PATIENCE).until(() -> home.takeIn(DashboardHome.evenings()) == 200);
        try (DashboardVisit visit = home.open(width, height)) {
            Page page = visit.page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Insights")).click();
            Locator card = page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("tv"));
            assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Insights")))
                    .containsText("Cost today");
            assertThat(page.locator("table tfoot")).containsText("₩");
            assertThat(page.getByRole(AriaRole.IMG).first()).isVisible();
            visit.press("Work it out");
            assertThat(page.getByText("As it would have been")).isVisible();
            visit.isSound();
            visit.place("control");
            assertThat(card).containsText("kWh");

            card.getByText("Try it on my own history").click();

            assertThat(card).containsText("Standby saved");
            card.getByText("Shadow").click();
            assertThat(card.getByText("Shadow")).hasAttribute("aria-pressed", "true");
            assertThat(page.locator("td.hour")).hasCount(168);
            visit.isSound();
            card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Off").setExact(true)).click();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "1440, 900"})
    void schedulesAreMadeSwitchedOffAndDeleted(int width, int height) {
        home.echo("on");
        try (DashboardVisit visit = home.open(width, height)) {
            Page page = visit.page();
            follow(page, "Schedules");
            visit.press("New schedule");
            page.getByLabel("Name").fill("Night " + width);
            page.getByLabel("tv").check();
            page.getByLabel("Time", new Page.GetByLabelOptions().setExact(true)).fill("23:30");
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
            visit.press("Delete: Night " + width);
            visit.press("Really delete?: Night " + width);
            assertThat(row).hasCount(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "1440, 900"})
    void aRuleRaisesAnAlertThatIsShownAndAcknowledged(int width, int height) {
        home.echo("on");
        home.measure(10);
        String rule = "Too much " + width;
        try (DashboardVisit visit = home.open(width, height)) {
            Page page = visit.page();
            follow(page, "Alerts");
            visit.press("New rule");
            page.getByLabel("Name").fill(rule);
            page.getByLabel("Threshold").fill("500");
            page.getByLabel("For how long").fill("0");
            visit.isSound();
            page.getByRole(AriaRole.DIALOG).getByText("Save").click();
            assertThat(page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName(rule))).isVisible();

            home.measure(900);

            Locator acknowledge = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Acknowledge"));
            assertThat(acknowledge).isVisible();
            follow(page, "Now");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("tv");
            follow(page, "Alerts");
            acknowledge.click();
            assertThat(page.getByLabel("One alert is open").getByText("Seen by")).isVisible();
            visit.isSound();
            visit.press("Delete: " + rule);
            visit.press("Really delete?: " + rule);
            assertThat(page.getByText("No alert is open.")).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844, 12.5", "1440, 900, 17.5"})
    void aDeviceIsShownProtectedAndGivenAThreshold(int width, int height, double watts) {
        home.echo("on");
        home.measure(30);
        try (DashboardVisit visit = home.open(width, height)) {
            Page page = visit.page();
            follow(page, "Devices");
            assertThat(page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Power of tv"))).isVisible();
            visit.isSound();

            follow(page, "tv");
            page.getByLabel("In use from").fill(String.valueOf(watts));
            visit.press("Save");

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
}
