// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as an operator meets it: the banner, stopping, starting again, where settings come from. */
class StartTest {
    @TempDir
    private Path folder;

    @Test
    void theBannerSaysWhatListensWhere() throws Exception {
        try (PlatformProcess platform = PlatformProcess.in(folder).onFreePorts().start()) {
            platform.awaitBanner();

            assertThat(platform.output().lines()).first().isEqualTo("WattM2M is running");
            assertThat(platform.output()).containsPattern("HTTP +http://127.0.0.1:\\d+/cse-in")
                    .containsPattern("COAP +coap://127.0.0.1:\\d+/cse-in")
                    .containsPattern("WS +ws://127.0.0.1:\\d+")
                    .containsPattern("MQTT +mqtt://127.0.0.1:\\d+")
                    .containsPattern("dashboard http://127.0.0.1:\\d+").contains("/id-in", "CAdmin", "Ctrl-C",
                            folder.resolve("data").toString());
        }
    }

    @Test
    void aSignalStopsItCleanlyAndTheNextStartGoesOn() throws Exception {
        try (PlatformProcess platform = PlatformProcess.in(folder).onFreePorts().start().awaitBanner();
                HttpOriginator admin = HttpOriginator.admin(platform.at("http"))) {
            admin.create("cse-in", 3, "{'m2m:cnt': {'rn': 'kept'}}");
            admin.create("cse-in/kept", 4, "{'m2m:cin': {'con': 'a'}}");

            stopsCleanly(platform, "TERM");
        }
        try (PlatformProcess again = PlatformProcess.in(folder).onFreePorts().start().awaitBanner();
                HttpOriginator admin = HttpOriginator.admin(again.at("http"))) {
            admin.create("cse-in/kept", 4, "{'m2m:cin': {'con': 'b'}}");

            assertThat(admin.retrieve("cse-in/kept").content().at("/m2m:cnt/cni").asInt()).isEqualTo(2);
            assertThat(admin.retrieve("cse-in/kept").content().at("/m2m:cnt/st").asInt()).isEqualTo(2);
            assertThat(admin.retrieve("cse-in/kept/ol").content().at("/m2m:cin/con").asText()).isEqualTo("a");
            stopsCleanly(again, "INT");
        }
    }

    @Test
    void aStopDuringTheStartIsCleanToo() throws Exception {
        try (PlatformProcess platform = PlatformProcess.in(folder).onFreePorts().start()) {
            await().atMost(Duration.ofMinutes(1)).until(() -> platform.errors().contains("Opened the resource store"));

            assertThat(platform.stop()).isZero();

            assertThat(platform.errors()).doesNotContain("did not stop", "\tat ");
        }
    }

    @Test
    void settingsComeFromTheFileThenTheEnvironmentThenTheCommandLine() throws Exception {
        Files.writeString(folder.resolve("wattm2m.yaml"), """
                data: from-file
                cse:
                  name: from-file
                  id: /from-file
                  admin: Cfile
                """);
        try (PlatformProcess platform = PlatformProcess.in(folder).onFreePorts().with("cse.id=/from-command-line")
                .environment("WATTM2M_CSE_ID", "/from-environment").environment("WATTM2M_CSE_ADMIN", "Cenvironment")
                .start().awaitBanner()) {

            assertThat(platform.output()).contains("/from-command-line, CSEBase from-file", "Cenvironment")
                    .doesNotContain("from-environment", "Cfile");
        }
    }

    private static void stopsCleanly(PlatformProcess platform, String signal) throws IOException {
        assertThat(platform.signal(signal)).isZero();
        assertThat(platform.errors()).doesNotContain("ERROR", "WARN", "Exception");
    }
}
