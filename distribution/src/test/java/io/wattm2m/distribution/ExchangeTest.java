// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reading of a building management system, by way of its REST interface to everybody who may read it here. */
class ExchangeTest {
    private static final String KEY = "0123456789abcdef";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void whatIsPulledTakesTheWayOfAllReadings() throws Exception {
        HttpServer building = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] values = ("{\"chiller\": {\"kw\": 7.5, \"at\": \"" + Instant.now() + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
        building.createContext("/values", exchange -> {
            exchange.sendResponseHeaders(200, values.length);
            exchange.getResponseBody().write(values);
            exchange.close();
        });
        building.start();
        int ingest = freePort();
        Path mappings = Files.createDirectory(folder.resolve("mappings"));
        Path keys = Files.writeString(folder.resolve("keys"), "chiller=" + KEY + "\n");
        Files.writeString(mappings.resolve("office.json"), """
                {"name": "office", "direction": "pull", "every": "PT1S", "url": "http://127.0.0.1:%d/values",
                 "keysFile": "%s", "points": [{"deviceId": "chiller", "quantity": "power", "unit": "kW",
                 "pointer": "/chiller/kw", "time": "/chiller/at"}]}
                """.formatted(building.getAddress().getPort(), keys));

        try (Platform platform = Platform.start(folder.resolve("data"), "cse.listeners=http,mqtt",
                "smartplug.http-port=" + ingest, "smartplug.api-keys=chiller=" + KEY,
                "energy.exchange.folder=" + mappings, "energy.exchange.ingest=http://127.0.0.1:" + ingest);
                HttpOriginator admin = HttpOriginator.admin(platform.at("http"));
                EnergyClient energy = new EnergyClient(platform.energy())) {
            await().atMost(PATIENCE).until(() -> energy.device("chiller").path("power").asDouble() == 7500);

            assertThat(admin.retrieve("cse-in/smartplug/chiller/telemetry/la").content().at("/m2m:cin/con/power")
                    .asDouble()).isEqualTo(7500);
            assertThat(energy.get("/api/exchanges").path(0).path("exchanged").asInt()).isEqualTo(1);
        } finally {
            building.stop(0);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
