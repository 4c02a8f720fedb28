// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that play plugs, at a broker that speaks TLS and lets nobody in without a password. */
class BrokerWithCredentialsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final List<AutoCloseable> started = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : started.reversed()) {
            one.close();
        }
    }

    @Test
    void theSimulatedHouseholdLogsIn() throws Exception {
        SecuredPlatform platform = start();

        command(platform, "simulate", "--seed", "7").awaitOutput("simulates ");

        awaitReading(platform, "refrigerator");
    }

    @Test
    void aTraceIsReplayed() throws Exception {
        SecuredPlatform platform = start();
        Files.writeString(folder.resolve("pc.csv"), "minute,power_w,samples\n2026-01-05T10:00,60.0,60\n");

        assertThat(command(platform, "replay", "pc.csv", "--device", "pc").exitCode()).isZero();

        awaitReading(platform, "pc");
    }

    private SecuredPlatform start() throws Exception {
        SecuredPlatform platform = SecuredPlatform.start(folder, "mqtt.topic-rules=hub=energy/#");
        started.add(platform);
        return platform;
    }

    private PlatformProcess command(SecuredPlatform platform, String... words) throws Exception {
        PlatformProcess process = PlatformProcess.in(folder).arguments(words).arguments("--broker",
                platform.at("mqtts").toString(), "--user", "hub", "--password", platform.password("hub"), "--ca",
                platform.authority().toString()).start();
        started.add(process);
        return process;
    }

    private static void awaitReading(SecuredPlatform platform, String plug) {
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(platform.read("cse-in/smartplug/" + plug + "/telemetry/la")).isEqualTo(200));
    }
}
