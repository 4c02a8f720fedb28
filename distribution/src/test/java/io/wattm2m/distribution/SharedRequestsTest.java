// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.cse.store.Sharing;
import io.wattm2m.cse.testing.LocalMosquitto;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of one CSE at a broker that somebody else wrote share the requests there; one of them dies. */
class SharedRequestsTest {
    private static final int REQUESTS = 100;
    private static final int ORIGINATORS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int LONG = 90;
    private static final int SHORT = 5;
    private static final Pattern CREATED = Pattern.compile(
            "wattm2m_requests_seconds_count\\{binding=\"mqtt\",operation=\"CREATE\",status=\"2001\"} (\\d+)");
    private final Map<String, CompletableFuture<Integer>> pending = new ConcurrentHashMap<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    @TempDir
    private Path folder;

    @Test
    void eachRequestIsAnsweredOnceByAnyNodeAndTheOtherGoesOnWhenOneIsKilledUnderLoad() throws Exception {
        try (LocalMosquitto broker = new LocalMosquitto(folder)) {
            broker.start();
            Map<String, String> shared = Sharing.settings();
            try (PlatformProcess first = start("a", shared, broker);
                    PlatformProcess second = start("b", shared, broker);
                    HttpOriginator admin = HttpOriginator.admin(second.at("http"));
                    MqttPeer peer = new MqttPeer("tcp://" + broker.address())) {
                assertThat(admin.create("cse-in", 3, "{'m2m:cnt': {'rn': 'c'}}").status()).isEqualTo(2001);
                peer.hear("/oneM2M/resp/CAdmin/id-in/json", this::answered);

                ask(peer, 0, LONG, () -> {});

                assertThat(asked).hasValue(REQUESTS);
                assertThat(created(first)).isBetween(1, REQUESTS - 1);
                assertThat(created(first) + created(second)).isEqualTo(REQUESTS);

                ask(peer, REQUESTS, SHORT, () -> {
                    await().atMost(PATIENCE).until(() -> acknowledged.get() > REQUESTS + ORIGINATORS);
                    first.kill();
                });

                assertThat(answers.values()).containsOnly(1);
                JsonNode container = admin.retrieve("cse-in/c").content();
                assertThat(container.at("/m2m:cnt/cni").asInt()).isEqualTo(2 * REQUESTS);
                assertThat(admin.retrieve("cse-in/c?fu=1&ty=4&lim=1000").content().path("m2m:uril"))
                        .hasSize(2 * REQUESTS);
            }
        }
    }

    private PlatformProcess start(String name, Map<String, String> shared, LocalMosquitto broker) throws IOException {
        PlatformProcess node = PlatformProcess.in(Files.createDirectories(folder.resolve(name))).onFreePorts()
                .with(shared).with("cse.listeners=http,mqtt", "mqtt.broker=mqtt://" + broker.address(),
                        "mqtt.shared-group=nodes")
                .start().awaitBanner();
        await().atMost(PATIENCE).until(() -> get(node, "/ready").statusCode() == 200);
        return node;
    }

    /** Has instances created by some at a time, and lets something happen meanwhile. */
    private void ask(MqttPeer peer, int from, int patience, Runnable meanwhile) {
        AtomicInteger next = new AtomicInteger(from);
        try (ExecutorService originators = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, ORIGINATORS).forEach(number -> originators.execute(() -> {
                for (int at = next.getAndIncrement(); at < from + REQUESTS; at = next.getAndIncrement()) {
                    create(peer, "i" + at, patience);
                }
            }));
            meanwhile.run();
        }
        assertThat(acknowledged).hasValue(from + REQUESTS);
    }

    /** Whoever is not answered asks again, and may be told that it has been done (CONFLICT). */
    private void create(MqttPeer peer, String name, int patience) {
        int status = 0;
        while (status == 0) {
            String request = "r" + asked.incrementAndGet();
            CompletableFuture<Integer> answer = pending.computeIfAbsent(request, same -> new CompletableFuture<>());
            peer.publish("/oneM2M/req/CAdmin/id-in/json", "{'op':1,'ty':4,'to':'cse-in/c','fr':'CAdmin','rqi':'"
                    + request + "','rvi':'3','pc':{'m2m:cin':{'rn':'" + name + "','con':'x'}}}");
            status = answer.completeOnTimeout(0, patience, TimeUnit.SECONDS).join();
        }
        if (status == 2001 || status == 4105) {
            acknowledged.incrementAndGet();
        }
    }

    private void answered(JsonNode answer) {
        String request = answer.path("rqi").asText();
        answers.merge(request, 1, Integer::sum);
        pending.computeIfAbsent(request, same -> new CompletableFuture<>()).complete(answer.path("rsc").asInt());
    }

    /** How many this node has created for originators that came by way of the broker. */
    private int created(PlatformProcess node) throws Exception {
        return CREATED.matcher(get(node, "/admin/metrics").body()).results().map(MatchResult::group)
                .mapToInt(line -> Integer.parseInt(line.replaceFirst(".* ", ""))).sum();
    }

    private HttpResponse<String> get(PlatformProcess node, String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(node.at("http").resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
