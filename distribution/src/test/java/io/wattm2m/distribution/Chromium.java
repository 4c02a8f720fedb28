// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import io.wattm2m.cse.testing.ExternalTool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The installed browser. */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

    /** Starts it, or skips the test where there is none. */
    static Chromium start() {
        Path program = ExternalTool.require("install chromium", "chromium", "chromium-browser", "google-chrome");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(playwright, playwright.chromium().launch(new LaunchOptions().setExecutablePath(program)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync"))));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
