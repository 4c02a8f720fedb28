// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wattm2m.smartplug.simulator.HouseholdHistory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To whom the demo gives a past: the energy application is one that answers as the test says. */
class DemoHistoryTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Clock EVENING = Clock.fixed(Instant.parse("2026-03-02T20:00:00Z"), ZoneOffset.UTC);
    private static final List<String> HOUSEHOLD = List.of("pc", "refrigerator", "coffee-maker", "tv", "router");
    private final Map<String, List<String>> taken = new ConcurrentHashMap<>();
    private volatile List<String> plugs = HOUSEHOLD;
    private volatile String withPast = "none";
    private volatile int status = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyPlugIsGivenTheMinutesOfFourWeeksAndOfTheDay() throws Exception {
        assertThat(give()).isEqualTo(5);

        assertThat(taken).containsOnlyKeys(HOUSEHOLD);
        taken.values().forEach(minutes -> assertThat(minutes).hasSize(28 * 1440 + 5 * 60).doesNotHaveDuplicates()
                .isSorted().startsWith("2026-02-03T00:00").endsWith("2026-03-03T04:59"));
    }

    @Test
    void aPlugWithAPastKeepsIt() throws Exception {
        withPast = "tv";

        assertThat(give()).isEqualTo(4);
        assertThat(taken).doesNotContainKey("tv");
    }

    @Test
    void whereThereAreOtherPlugsNothingIsGiven() throws Exception {
        plugs = List.of("pc", "kettle");

        assertThat(give()).isZero();
        assertThat(taken).isEmpty();
    }

    @Test
    void whereThereAreAccountsNothingIsGiven() {
        status = 401;

        assertThatThrownBy(this::give).isInstanceOf(IOException.class);
        assertThat(taken).isEmpty();
    }

    private int give() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (DemoHistory history =
                new DemoHistory(address, new HouseholdHistory(1, SEOUL), EVENING, duration -> Thread.yield())) {
            return history.give();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String answer = switch (path) {
            case "/api/devices" -> plugs.stream().map(id -> "{\"deviceId\":\"" + id + "\"}")
                    .collect(Collectors.joining(",", "[", "]"));
            case "/api/power/export" -> "start\n" + (query.contains("deviceId=" + withPast) ? "2026-03-01\n" : "");
            default -> take(query.replace("deviceId=", ""), body);
        };
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String take(String deviceId, String csv) {
        List<String> minutes = csv.lines().skip(1).map(line -> line.split(",", 2)[0]).toList();
        taken.merge(deviceId, minutes, (some, others) -> Stream.concat(some.stream(), others.stream())
                .sorted().toList());
        return "{}";
    }
}
