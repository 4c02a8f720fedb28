// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where people make an account, log in and see their profile, in a real browser: narrow and wide. It has a platform of
 * its own, since the first account shuts out the guests of the other tests.
 */
class DashboardAccountTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path folder;

    @Test
    void theFirstAccountIsMadeAndItsOwnerLogsInAndSeesHisProfile() {
        try (DashboardHome home = DashboardHome.start(folder);
                DashboardVisit narrow = home.open(390, 844);
                DashboardVisit wide = home.open(1440, 900)) {
            showsAccount(wide);
            assertThat(field(wide, "Set-up token")).isVisible();
            wide.isSound();
            showsAccount(narrow);
            field(narrow, "Set-up token").fill(home.setUpToken());
            field(narrow, "Name or e-mail").fill("ann");
            field(narrow, "New password").fill(PASSWORD);
            narrow.isSound();
            narrow.press("Make the account");
            showsProfile(narrow);

            narrow.press("Log out");
            wide.page().reload();
            for (DashboardVisit visit : List.of(narrow, wide)) {
                showsLogin(visit);
                logIn(visit);
                showsProfile(visit);
                // a page without a session asks once whether there is one to go on with
                visit.complaints().removeIf(told -> told.contains("401 (Unauthorized)"));
            }
        }
    }

    private static void showsLogin(DashboardVisit visit) {
        assertThat(field(visit, "Password")).isVisible();
        visit.isSound();
        visit.picture("account-login-" + visit.width());
    }

    private static void logIn(DashboardVisit visit) {
        field(visit, "Name or e-mail").fill("ann");
        field(visit, "Password").fill(PASSWORD);
        visit.press("Log in");
    }

    private static void showsProfile(DashboardVisit visit) {
        showsAccount(visit);
        assertThat(field(visit, "Present password")).isVisible();
        visit.isSound();
        visit.picture("account-profile-" + visit.width());
    }

    /** Leaves the dashboard once it is connected: a browser complains of a connection that is left half made. */
    private static void showsAccount(DashboardVisit visit) {
        assertThat(visit.page().locator("nav")).isVisible();
        assertThat(visit.page().locator("header .live")).isVisible();
        visit.place("account");
    }

    private static Locator field(DashboardVisit visit, String label) {
        return visit.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }
}
