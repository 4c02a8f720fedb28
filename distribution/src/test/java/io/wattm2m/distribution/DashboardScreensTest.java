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
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every screen of the dashboard in a real browser: narrow and wide, in both languages, light and dark. */
class DashboardScreensTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> SCREENS = List.of("now", "power", "insight", "forecast", "control", "devices",
            "devices/tv", "schedules", "alerts", "more", "recommendations", "production", "voltage", "environment",
            "settings", "logs");
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
    @CsvSource({"390, 844", "1440, 900"})
    void everyScreenIsSoundInBothLanguagesAndThemes(int width, int height) throws Exception {
        home.echo("on");
        home.tell("{'deviceId': 'tv', 'power': 40, 'voltage': 231.4, 'temperature': 21.5, 'humidity': 40");
        await().atMost(PATIENCE).until(() -> home.takeIn(DashboardHome.evenings()) == 200);
        try (DashboardVisit visit = home.open(width, height)) {
            Page page = visit.page();
            for (String language : List.of("English", "한국어")) {
                visit.place("settings");
                visit.press(language);
                visit.press(language.equals("English") ? "Light" : "어둡게");
                for (String screen : SCREENS) {
                    visit.place(screen);
                    assertThat(page.locator("main h2").first()).isVisible();
                    assertThat(page.locator(".waiting")).hasCount(0);
                    visit.isSound();
                    visit.picture(screen + "-" + width + (language.equals("English") ? "-en" : "-ko"));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844, Reading lamp", "1440, 900, Television"})
    void whatIsWrittenOnAPlugIsItsNameEverywhere(int width, int height, String name) {
        home.echo("on");
        home.measure(30);
        try (DashboardVisit visit = home.open(width, height)) {
            Page page = visit.page();
            visit.place("devices/tv");
            line(page, "Name").fill(name);
            line(page, "Room").fill("Study");
            visit.press("Write on the plug");

            visit.place("now");
            assertThat(page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(name))).isVisible();
            assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Room by room")))
                    .containsText("Study");
            visit.isSound();
            visit.place("devices/tv");
            line(page, "Name").fill("");
            line(page, "Room").fill("");
            visit.press("Write on the plug");
            visit.place("now");
            assertThat(page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("tv"))).isVisible();
        }
    }

    @Test
    void withoutAConnectionItShowsWhatItSawLast() {
        home.echo("on");
        home.measure(77);
        try (DashboardVisit visit = home.open(390, 844)) {
            Page page = visit.page();
            page.evaluate("navigator.serviceWorker.ready");
            page.reload();
            Locator card = page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("tv"));
            assertThat(card).isVisible();

            page.context().setOffline(true);
            page.reload();

            assertThat(card).isVisible();
            page.context().setOffline(false);
            visit.complaints().clear(); // a page without a connection complains of that
        }
    }

    private static Locator line(Page page, String name) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
