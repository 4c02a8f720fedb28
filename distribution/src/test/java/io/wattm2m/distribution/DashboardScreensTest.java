// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
            "home", "reports", "rewards", "community", "settings", "privacy", "logs", "account");
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
            visit.place("schedules");
            Locator calendar =
                    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("The next seven days"));
            assertThat(calendar).isVisible();

            page.context().setOffline(true);
            page.reload();

            assertThat(calendar).isVisible();
            assertThat(page.getByText("There is no connection: this was seen at")).isVisible();
            visit.place("now");
            assertThat(card).isVisible();
            page.context().setOffline(false);
            visit.complaints().clear(); // a page without a connection complains of that
        }
    }

    @Test
    void aPlanIsDrawnOnAPictureByPointerAndKeyboardAndShowsWhatPlugsUse() throws Exception {
        home.echo("on");
        home.measure(77);
        try (DashboardVisit visit = home.open(1440, 900)) {
            Page page = visit.page();
            visit.press("Draw a plan");
            page.locator("input[type=file]").setInputFiles(Path.of("../docs/images/dashboard.png"));
            assertThat(page.locator(".canvas img")).isVisible();
            visit.press("Add a room");
            line(page, "Name of the room").fill("Study");
            visit.press("Put tv on the plan");
            Locator plug = page.locator("button.outlet");
            plug.hover();
            BoundingBox ground = page.locator(".canvas").boundingBox();
            page.mouse().down();
            page.mouse().move(ground.x + ground.width / 4, ground.y + ground.height / 4);
            page.mouse().up();
            plug.press("ArrowRight");
            visit.isSound();
            visit.picture("plan-drawn");
            visit.press("Save");

            Locator shown = page.locator("a.outlet");
            assertThat(shown).containsText("77");
            assertThat(page.locator(".canvas .room")).containsText("Study");
            BoundingBox there = shown.boundingBox();
            BoundingBox plan = page.locator(".canvas").boundingBox();
            assertThat((there.x + there.width / 2 - plan.x) / plan.width).isBetween(0.25, 0.27);
            assertThat((there.y + there.height / 2 - plan.y) / plan.height).isBetween(0.24, 0.26);
            visit.isSound();
            visit.picture("plan");
            visit.press("Change the plan");
            visit.press("Remove the picture");
            assertThat(page.locator(".canvas img")).hasCount(0);
            page.locator(".canvas button.room").press("Delete");
            page.locator("button.outlet").press("Delete");
            visit.press("Save");
            assertThat(page.getByText("Draw where the plugs are")).isVisible();
        }
    }

    @Test
    void aPushMessageIsShownAsItSays() {
        try (DashboardVisit visit = home.open(390, 844)) {
            Page page = visit.page();
            page.context().grantPermissions(List.of("notifications"));
            page.evaluate("navigator.serviceWorker.ready.then(() => true)");
            CDPSession tools = page.context().newCDPSession(page);
            List<String> registrations = new CopyOnWriteArrayList<>();
            tools.on("ServiceWorker.workerRegistrationUpdated", told -> told.getAsJsonArray("registrations")
                    .forEach(one -> registrations.add(one.getAsJsonObject().get("registrationId").getAsString())));
            tools.send("ServiceWorker.enable");
            page.waitForCondition(() -> !registrations.isEmpty());
            JsonObject message = new JsonObject();
            message.addProperty("origin", page.url().replaceFirst("(http://[^/]+).*", "$1"));
            message.addProperty("registrationId", registrations.getFirst());
            message.addProperty("data",
                    "{\"title\":\"경고: tv\",\"body\":\"전압 250.1 V\",\"tag\":\"a\",\"place\":\"#alerts\"}");
            tools.send("ServiceWorker.deliverPushMessage", message);

            page.waitForCondition(() -> page.evaluate("navigator.serviceWorker.ready"
                    + ".then(worker => worker.getNotifications())"
                    + ".then(all => all.map(one => one.title + one.body + one.data))"
                    + ".then(all => all.join())").equals("경고: tv전압 250.1 V#alerts"));
        }
    }

    private static Locator line(Page page, String name) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
