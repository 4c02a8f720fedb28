// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.testing.LocalMosquitto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plugs tell their broker while the platform dies and is away waits there for it. */
class PlugsOutliveRestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PLUGS = 10;
    private static final int READINGS = 30;

    @TempDir
    private Path folder;
    private final long beginning = Instant.now().minus(Duration.ofHours(1)).getEpochSecond();

    @Test
    void aPlatformThatIsKilledHasEveryReadingWhenItIsBack() throws Exception {
        try (LocalMosquitto broker = new LocalMosquitto(Files.createDirectories(folder.resolve("broker")))) {
            broker.start();
            try (PlatformProcess platform = start(broker);
                    HttpOriginator admin = HttpOriginator.admin(platform.at("http"));
                    MqttPeer plugs = new MqttPeer("tcp://" + broker.address())) {
                tell(plugs, 0, READINGS / 3);
                await().atMost(PATIENCE).until(() -> !times(admin, 0).isEmpty());
                tell(plugs, READINGS / 3, 2 * READINGS / 3);
                platform.kill();
                tell(plugs, 2 * READINGS / 3, READINGS);
            }

            try (PlatformProcess platform = start(broker);
                    HttpOriginator admin = HttpOriginator.admin(platform.at("http"))) {
                for (int plug = 0; plug < PLUGS; plug++) {
                    int number = plug;
                    await().atMost(PATIENCE).untilAsserted(() -> assertThat(times(admin, number))
                            .containsExactlyElementsOf(IntStream.range(0, READINGS)
                                    .mapToObj(reading -> beginning + 5L * reading).toList()));
                }
            }
        }
    }

    private PlatformProcess start(LocalMosquitto broker) throws Exception {
        return PlatformProcess.in(folder).onFreePorts().with("smartplug.broker=mqtt://" + broker.address()).start()
                .awaitBanner();
    }

    private void tell(MqttPeer plugs, int from, int to) {
        for (int reading = from; reading < to; reading++) {
            for (int plug = 0; plug < PLUGS; plug++) {
                plugs.publish("energy/p" + plug + "/data", "{'power': " + (100 + plug) + ", 'timestamp': "
                        + (beginning + 5L * reading) + "}");
            }
        }
    }

    /** The times of the readings of a plug in the tree; what came twice counts once. */
    private static SortedSet<Long> times(HttpOriginator admin, int plug) {
        SortedSet<Long> times = new TreeSet<>();
        admin.retrieve("cse-in/smartplug/p" + plug + "/telemetry?rcn=4&ty=4").content().at("/m2m:cnt/m2m:cin")
                .forEach(instance -> times.add(instance.at("/con/timestamp").asLong()));
        return times;
    }
}
