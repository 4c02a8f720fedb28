// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.StoreProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
