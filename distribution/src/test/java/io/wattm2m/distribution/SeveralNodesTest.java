// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.cse.store.Sharing;
import io.wattm2m.cse.testing.Line;
import io.wattm2m.cse.testing.RoundRobin;
import io.wattm2m.distribution.HttpOriginator.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of one CSE behind a balancer, of which one or the other dies, and which lose their database. */
class SeveralNodesTest {
    private static final int KILLS = 2;
    private static final int WRITERS = 8;
    private static final int ENOUGH = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Random random = new Random(7);
    @TempDir
    private Path folder;
    private volatile boolean stopped;

    @Test
    void nothingAcknowledgedAndNoNotificationIsLostWhenNodesDieAndTheDatabaseIsAwayUnderLoad() throws Exception {
        try (Line line = Sharing.line();
                RoundRobin balancer = new RoundRobin();
                NotificationTarget subscriber = new NotificationTarget();
                HttpOriginator admin = HttpOriginator.admin(balancer.url())) {
            Map<String, String> settings = Sharing.by(line, Sharing.settings());
            PlatformProcess[] nodes = {start("a", settings, balancer), start("b", settings, balancer)};
            try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
                subscribe(admin, subscriber);
                IntStream.range(0, WRITERS).forEach(n -> writers.execute(() -> write(balancer)));
                for (int kill = 0; kill < KILLS; kill++) {
                    goesOn();
                    int victim = random.nextInt(2);
                    balancer.remove(nodes[victim].at("http").getPort());
                    nodes[victim].kill();
                    goesOn();
                    nodes[victim] = start(victim == 0 ? "a" : "b", settings, balancer);
                }
                line.cut();
                line.mend();
                goesOn();
                stopped = true;
            }
            try (PlatformProcess first = nodes[0]; PlatformProcess second = nodes[1]) {
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(subscriber)).containsAll(acknowledged));
                compare(first);
                compare(second);
            }
        }
    }

    private PlatformProcess start(String name, Map<String, String> settings, RoundRobin balancer) throws IOException {
        Path data = Files.createDirectories(folder.resolve(name));
        PlatformProcess node =
                PlatformProcess.in(data).onFreePorts().with("cse.listeners=http").with(settings).start().awaitBanner();
        balancer.add(node.at("http").getPort());
        return node;
    }

    private static void subscribe(HttpOriginator admin, NotificationTarget subscriber) {
        assertThat(admin.create("cse-in", 3, "{'m2m:cnt': {'rn': 'c'}}").status()).isEqualTo(2001);
        assertThat(admin.create("cse-in/c", 23, "{'m2m:sub': {'rn': 's', 'nu': ['" + subscriber.url()
                + "'], 'enc': {'net': [3]}}}").status()).isEqualTo(2001);
    }

    /** What is not acknowledged may have been made or not. */
    private void write(RoundRobin balancer) {
        while (!stopped) {
            try (HttpOriginator admin = HttpOriginator.admin(balancer.url())) {
                while (!stopped) {
                    Answer answer = admin.create("cse-in/c", 4, "{'m2m:cin': {'con': 'x'}}");
                    if (answer.status() == 2001) {
                        acknowledged.add(answer.content().at("/m2m:cin/ri").asText());
                    }
                }
            } catch (UncheckedIOException e) {
                // the node is gone: on with another one
            }
        }
    }

    private void goesOn() {
        int before = acknowledged.size();
        await().atMost(PATIENCE).until(() -> acknowledged.size() > before + ENOUGH);
    }

    private static Set<String> told(NotificationTarget subscriber) {
        return subscriber.received().stream().map(signal -> signal.at("/nev/rep/m2m:cin/ri").asText())
                .collect(Collectors.toSet());
    }

    private void compare(PlatformProcess node) {
        try (HttpOriginator admin = HttpOriginator.admin(node.at("http"))) {
            Set<String> found = new HashSet<>();
            int before = -1;
            while (found.size() > before) {
                before = found.size();
                JsonNode page = admin.retrieve("cse-in/c?fu=1&ty=4&drt=2&lim=1000&ofst=" + (before + 1)).content();
                page.path("m2m:uril").forEach(uri -> found.add(uri.asText().replaceAll(".*/", "")));
            }
            JsonNode container = admin.retrieve("cse-in/c").content();
            assertThat(found).containsAll(acknowledged);
            assertThat(container.at("/m2m:cnt/cni").asInt()).isEqualTo(found.size());
            assertThat(container.at("/m2m:cnt/cbs").asInt()).isEqualTo(found.size());
            assertThat(container.at("/m2m:cnt/st").asInt()).isEqualTo(found.size());
        }
    }
}
