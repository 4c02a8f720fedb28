// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.binding.http.HttpBindingProvider;
import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.StoreProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators and the programs that watch for them ask over HTTP. */
class UpkeepResourceTest {
    private static final String[] NOBODY = {};
    private static final String[] ADMIN = {"X-M2M-Origin", "CAdmin"};
    @TempDir
    private Path data;
    private final List<Cse> running = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        running.forEach(Cse::close);
        http.close();
    }

    @Test
    void healthAndReadinessAreOpenToEverybody() throws Exception {
        Cse cse = start(Map.of("security.required", "always"));

        assertThat(send(cse, "GET", "/health", NOBODY).body()).contains("\"up\"");
        assertThat(send(cse, "GET", "/ready", NOBODY).body()).contains("\"ready\"");
        assertThat(send(cse, "POST", "/ready", NOBODY).statusCode()).isEqualTo(405);
    }

    @Test
    void metricsTellRequestsByBindingOperationAndStatusAndHowTheStoreDoes() throws Exception {
        Cse cse = start(Map.of());
        send(cse, "GET", "/cse-in", ADMIN);
        send(cse, "GET", "/cse-in/nothing", ADMIN);

        HttpResponse<String> metrics = send(cse, "GET", "/admin/metrics", NOBODY);

        assertThat(metrics.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        assertThat(metrics.body())
                .contains("wattm2m_requests_seconds_count{binding=\"http\",operation=\"RETRIEVE\",status=\"2000\"} 1")
                .contains("wattm2m_requests_seconds_count{binding=\"http\",operation=\"RETRIEVE\",status=\"4004\"} 1")
                .contains("status=\"2000\",le=\"30.0\"} 1").contains("wattm2m_store_queue 0.0")
                .containsPattern("wattm2m_store_commit_seconds_count [1-9]")
                .containsPattern("wattm2m_store_commit_seconds_bucket\\{le=\"30.0\"} [1-9]")
                .containsPattern("wattm2m_store_sync_seconds_count [1-9]")
                .containsPattern("wattm2m_store_sync_seconds_bucket\\{le=\"30.0\"} [1-9]")
                .containsPattern("wattm2m_store_batch_bucket\\{le=\"1.0\"} [1-9]")
                .containsPattern("wattm2m_store_bytes [1-9]").contains("wattm2m_store_cache_hits_total ")
                .contains("wattm2m_notifications_waiting 0.0").contains("wattm2m_notifications_sent_total 0.0");
    }

    @Test
    void strangersSeeNoMetricsAndGetNoBackup() throws Exception {
        Cse open = start(Map.of());
        Cse demanding = start(Map.of("security.required", "always"));
        String[] token = {"Authorization", "Bearer " + demanding.firstToken().orElseThrow()};

        assertThat(send(open, "GET", "/admin/metrics", "X-Forwarded-For", "192.0.2.1").statusCode()).isEqualTo(401);
        assertThat(send(open, "GET", "/admin/metrics", "X-M2M-Origin", "Cother").statusCode()).isEqualTo(403);
        assertThat(send(open, "POST", "/admin/backup", NOBODY).statusCode()).isEqualTo(403);
        assertThat(send(demanding, "GET", "/admin/metrics", NOBODY).statusCode()).isEqualTo(401);
        assertThat(send(demanding, "POST", "/admin/backup", ADMIN).statusCode()).isEqualTo(401);
        assertThat(send(demanding, "GET", "/admin/metrics", token).statusCode()).isEqualTo(200);
    }

    @Test
    void allOfItCanBeSwitchedOff() throws Exception {
        Cse cse = start(Map.of("operations.enabled", "false"));

        assertThat(send(cse, "GET", "/admin/metrics", ADMIN).headers().firstValue("X-M2M-RSC")).contains("4004");
        assertThat(send(cse, "GET", "/health", ADMIN).headers().firstValue("X-M2M-RSC")).contains("4004");
    }

    private Cse start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("data", data.resolve("cse" + running.size()).toString());
        all.put("http.port", "0");
        Plugins plugins = new Plugins(List.of(new HttpBindingProvider()), List.of(),
                ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get).toList(), List.of(),
                new PrometheusMeters());
        Cse cse = Cse.start(new Configuration(all), plugins, Clock.systemUTC());
        running.add(cse);
        return cse;
    }

    private HttpResponse<String> send(Cse cse, String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(cse.pointsOfAccess().getFirst() + path))
                .method(method, BodyPublishers.noBody()).header("X-M2M-RI", "r1").header("X-M2M-RVI", "3");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
