// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.StoreProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A CSE with the profile {@code mobius}, used as an application that was written for Mobius does it. */
class MobiusProfileTest {
    private static final String TYPE = "application/vnd.onem2m-res+json";
    private final HttpClient client = HttpClient.newHttpClient();
    private final Cse cse = Cse.start(
            new Configuration(Map.of("store.memory", "true", "http.port", "0", "cse.profile", "mobius")),
            new Plugins(List.of(new HttpBindingProvider()), List.of(),
                    ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get).toList(),
                    List.of()),
            Clock.systemUTC());

    @AfterEach
    void stop() {
        client.close();
        cse.close();
    }

    @Test
    void anApplicationRegistersStoresAndReadsTheLatest() throws Exception {
        assertThat(
                post("/Mobius", 2, "{\"m2m:ae\":{\"rn\":\"lamp\",\"api\":\"0.2.481.1.1\",\"rr\":true}}").statusCode())
                .isEqualTo(201);
        assertThat(post("/Mobius/lamp", 3, "{\"m2m:cnt\":{\"rn\":\"state\"}}").statusCode()).isEqualTo(201);
        post("/Mobius/lamp/state", 4, "{\"m2m:cin\":{\"con\":\"on\"}}");
        post("/Mobius/lamp/state", 4, "{\"m2m:cin\":{\"con\":\"off\"}}");

        HttpResponse<String> latest = get("/Mobius/lamp/state/latest");
        assertThat(latest.statusCode()).isEqualTo(200);
        assertThat(latest.headers().firstValue("Content-Type").orElse("")).startsWith(TYPE);
        assertThat(latest.body()).contains("\"con\":\"off\"");
        assertThat(get("/Mobius/lamp/state/oldest").body()).contains("\"con\":\"on\"");
        assertThat(get("/Mobius/lamp/state/la").body()).contains("\"con\":\"off\"");
        assertThat(get("/~/Mobius2/Mobius/lamp/state/latest").body()).contains("\"con\":\"off\"");
    }

    @ParameterizedTest
    @CsvSource({"?ct=json,application/json", "'',application/json", "?ct=xml,application/xml"})
    void aTargetIsToldInWhatItsUrlNamesAndNotAskedBefore(String query, String contentType) throws Exception {
        BlockingQueue<HttpExchange> told = new LinkedBlockingQueue<>();
        HttpServer target = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        target.createContext("/", exchange -> take(exchange, told));
        target.start();
        String url = "http://127.0.0.1:" + target.getAddress().getPort() + "/lamp" + query;
        post("/Mobius", 2, "{\"m2m:ae\":{\"rn\":\"lamp\",\"api\":\"0.2.481.1.1\",\"rr\":true}}");
        post("/Mobius/lamp", 3, "{\"m2m:cnt\":{\"rn\":\"state\"}}");

        assertThat(post("/Mobius/lamp/state", 23, "{\"m2m:sub\":{\"rn\":\"changes\",\"enc\":{\"net\":[3]},\"nu\":[\""
                + url + "\"]}}").statusCode()).isEqualTo(201);
        post("/Mobius/lamp/state", 4, "{\"m2m:cin\":{\"con\":\"on\"}}");

        HttpExchange notification = Objects.requireNonNull(told.poll(20, TimeUnit.SECONDS));
        target.stop(0);
        assertThat(notification.getRequestMethod()).isEqualTo("POST");
        assertThat(notification.getRequestURI().getPath()).isEqualTo("/lamp");
        assertThat(notification.getRequestHeaders().getFirst("Content-Type")).isEqualTo(contentType);
        assertThat(notification.getRequestHeaders().getFirst("X-M2M-Origin")).isEqualTo("/Mobius2");
        assertThat(String.valueOf(notification.getAttribute("body"))).contains("m2m:sgn", "m2m:cin", "on", "sur")
                .doesNotContain("vrq");
    }

    /** As a plain web server does, which knows nothing of oneM2M's headers. */
    private static void take(HttpExchange exchange, BlockingQueue<HttpExchange> told) throws IOException {
        exchange.setAttribute("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        told.add(exchange);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private HttpResponse<String> post(String path, int type, String body) throws Exception {
        return client.send(request(path).header("Content-Type", TYPE + "; ty=" + type)
                .POST(BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(cse.pointsOfAccess().getFirst() + path)).header("Accept", TYPE)
                .header("X-M2M-RI", "12345").header("X-M2M-Origin", "Slamp");
    }
}
