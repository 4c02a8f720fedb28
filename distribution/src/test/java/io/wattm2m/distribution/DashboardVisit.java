// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The dashboard open in a browser, with what the page complains of. */
record DashboardVisit(Page page, int width, List<String> complaints) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The rules of WCAG 2.2 A and AA; what it finds, one line each. */
    private static final String FAULTS = """
            async () => (await axe.run(document, {runOnly:
                ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})).violations
                .map(fault => fault.id + ': ' + fault.nodes.map(node => node.html).join(' '))""";

    static DashboardVisit open(Browser browser, URI place, int width, int height) {
        Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(width, height).setLocale("en-GB"));
        page.setDefaultTimeout(PATIENCE.toMillis());
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(place.toString());
        return new DashboardVisit(page, width, complaints);
    }

    /** Fails where the page is wider than the screen, or has what keeps people out. */
    void isSound() {
        assertThat(page.evaluate("document.documentElement.scrollWidth")).as("width").isEqualTo(width);
        page.evaluate("() => {" + axe() + "}");
        assertThat((List<?>) page.evaluate(FAULTS)).as("what axe-core finds").isEmpty();
    }

    /** Goes to a screen as its address does. */
    void place(String screen) {
        page.evaluate("screen => { window.location.hash = screen }", screen);
    }

    /** Presses a button of the screen, not of what is around it. */
    void press(String button) {
        page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button)).click();
    }

    /** Takes a picture of the whole page, {@code target/screens/<name>.png}, to be looked at. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                .setPath(Path.of("target", "screens", name.replace('/', '-') + ".png")));
    }

    /** Leaves, and fails where the page has complained. */
    @Override
    public void close() {
        page.close();
        assertThat(complaints).as("what the page complained of").isEmpty();
    }

    private static String axe() {
        try (InputStream script = requireNonNull(DashboardVisit.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
