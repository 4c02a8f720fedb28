// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.distribution.HttpOriginator.Answer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives the sudden death of the process, and the counters agree with it. */
class KillTest {
    private static final int ROUNDS = 2;
    private static final int WRITERS = 24;
    private static final int CONTAINERS = 3;
    private static final int ENOUGH = 500;
    private final Map<Integer, Set<String>> acknowledged = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    @Test
    void nothingThatWasAcknowledgedIsLost() throws Exception {
        for (int container = 0; container < CONTAINERS; container++) {
            acknowledged.put(container, ConcurrentHashMap.newKeySet());
        }

        for (int round = 1; round <= ROUNDS; round++) {
            try (PlatformProcess platform = start()) {
                compare(platform.at("http"));
                writeUntilKilled(platform, round * ENOUGH);
            }
        }

        try (PlatformProcess platform = start()) {
            compare(platform.at("http"));
        }
    }

    private PlatformProcess start() throws Exception {
        return PlatformProcess.in(folder).onFreePorts().start().awaitBanner();
    }

    private void writeUntilKilled(PlatformProcess platform, int enough) {
        try (HttpOriginator admin = HttpOriginator.admin(platform.at("http"));
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int container = 0; container < CONTAINERS; container++) {
                admin.create("cse-in", 3, "{'m2m:cnt': {'rn': 'c" + container + "'}}");
            }
            for (int writer = 0; writer < WRITERS; writer++) {
                int container = writer % CONTAINERS;
                writers.execute(() -> write(admin, container));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> total() >= enough);
            platform.kill();
        }
    }

    private void write(HttpOriginator admin, int container) {
        try {
            while (true) {
                Answer answer = admin.create("cse-in/c" + container, 4, "{'m2m:cin': {'con': 'x'}}");
                String name = answer.content().at("/m2m:cin/rn").asText();
                assertThat(answer.status()).isEqualTo(2001);
                assertThat(acknowledged.get(container).add(name)).as(name + " is new").isTrue();
            }
        } catch (UncheckedIOException killed) {
            // the process is gone, which ends the work
        }
    }

    private void compare(URI http) {
        try (HttpOriginator admin = HttpOriginator.admin(http)) {
            acknowledged.forEach((container, names) -> compare(admin, container, names));
        }
    }

    private static void compare(HttpOriginator admin, int container, Set<String> names) {
        JsonNode counted = admin.retrieve("cse-in/c" + container).content();
        Set<String> found = new TreeSet<>();
        for (boolean complete = names.isEmpty(); !complete;) {
            Answer page = admin.retrieve("cse-in/c" + container + "?fu=1&ty=4&lim=1000&ofst=" + (found.size() + 1));
            page.content().path("m2m:uril").forEach(uri -> found.add(name(uri.asText())));
            complete = page.content().path("m2m:uril").size() < 1000;
        }

        assertThat(found).containsAll(names);
        assertThat(counted.at("/m2m:cnt/cni").asInt()).isEqualTo(found.size());
        assertThat(counted.at("/m2m:cnt/cbs").asInt()).isEqualTo(found.size());
    }

    private int total() {
        return acknowledged.values().stream().mapToInt(Set::size).sum();
    }

    private static String name(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }
}
