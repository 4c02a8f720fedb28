// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An IN-CSE and an MN-CSE in two processes: each of them dies suddenly, comes back, and all is as it was. */
class TwoCsesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ANY = "{'acr': [{'acor': ['all'], 'acop': 63}]}";

    @TempDir
    private Path folder;

    private PlatformProcess in;
    private PlatformProcess mn;

    @AfterEach
    void stop() {
        if (mn != null) {
            mn.close();
        }
        in.close();
    }

    @Test
    void whatWasCutOffHealsByItself() throws Exception {
        in = startIn("0");
        URI inHttp = in.at("http");
        mn = startMn(inHttp, "0");
        URI mnHttp = mn.at("http");
        HttpOriginator atIn = HttpOriginator.admin(inHttp);
        HttpOriginator atMn = HttpOriginator.admin(mnHttp);
        awaitStatus(2000, atIn, "cse-in/mn1");

        atMn.create("cse-mn", 1, "{'m2m:acp': {'rn': 'open', 'pv': " + ANY + ", 'pvs': " + ANY + "}}");
        atMn.create("cse-mn", 3, "{'m2m:cnt': {'rn': 'shared', 'acpi': ['cse-mn/open'], 'lbl': ['first'],"
                + " 'at': ['/id-in']}}");
        atIn.create("cse-in", 9, "{'m2m:grp': {'rn': 'all', 'mt': 3, 'mnm': 9, 'mid': ['/mn1/cse-mn/shared']}}");
        assertThat(atIn.retrieve("~/mn1/cse-mn/shared").status()).isEqualTo(2000);
        assertThat(atIn.retrieve("cse-in/all/fopt").content().toString()).contains("\"rsc\":2000");

        in.kill();
        atMn.create("cse-mn", 3, "{'m2m:cnt': {'rn': 'late', 'acpi': ['cse-mn/open'], 'lbl': ['second'],"
                + " 'at': ['/id-in']}}");
        in = startIn(String.valueOf(inHttp.getPort()));
        await().atMost(PATIENCE).until(() -> announced(atMn, "cse-mn/late").startsWith("/id-in/"));
        assertThat(atIn.retrieve("~" + announced(atMn, "cse-mn/late")).content().toString()).contains("second");

        mn.kill();
        assertThat(atIn.retrieve("~/mn1/cse-mn/shared").status()).isEqualTo(5103);
        mn = startMn(inHttp, String.valueOf(mnHttp.getPort()));
        awaitStatus(2000, atIn, "~/mn1/cse-mn/shared");
        assertThat(atIn.retrieve("cse-in/all/fopt").content().toString()).contains("\"rsc\":2000");
        atIn.close();
        atMn.close();
    }

    private PlatformProcess startIn(String port) throws IOException {
        return start("in").with("http.port=" + port).start().awaitBanner();
    }

    private PlatformProcess startMn(URI registrar, String port) throws IOException {
        return start("mn").with("http.port=" + port, "cse.type=mn", "cse.id=/mn1", "cse.name=cse-mn",
                "cse.registrar=" + registrar).start().awaitBanner();
    }

    private PlatformProcess.Launch start(String name) throws IOException {
        return PlatformProcess.in(Files.createDirectories(folder.resolve(name))).onFreePorts()
                .with("cse.registration-check=500 ms", "cse.announce-retry=500 ms");
    }

    private static void awaitStatus(int status, HttpOriginator originator, String to) {
        await().atMost(PATIENCE).until(() -> originator.retrieve(to).status() == status);
    }

    private static String announced(HttpOriginator originator, String to) {
        return originator.retrieve(to).content().at("/m2m:cnt/at/0").asText();
    }
}
