// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.testing.LocalMosquitto;
import io.wattm2m.cse.testing.SecuredFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugs at a broker with TLS whose certificate only the operator knows, and which wants to know who comes. */
class SecurePlugBrokerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void theBrokerIsBelievedByTheAuthoritiesOfThePlatformAndBelievesItsCertificate() throws Exception {
        SecuredFolder secured = new SecuredFolder(Files.createDirectories(folder.resolve("broker")));
        String certificate = secured.certificate().toString();
        String key = secured.key().toString();
        try (LocalMosquitto broker = new LocalMosquitto(folder.resolve("broker"))) {
            int port = broker.listenSecurely("cafile " + certificate, "certfile " + certificate, "keyfile " + key,
                    "require_certificate true");
            broker.start();
            try (Platform platform = Platform.start(folder.resolve("data"),
                    "smartplug.broker=mqtts://127.0.0.1:" + port, "tls.authorities=" + certificate,
                    "tls.client-certificate=" + certificate, "tls.client-key=" + key);
                    HttpOriginator admin = HttpOriginator.admin(platform.at("http"));
                    MqttPeer plug = new MqttPeer("tcp://" + broker.address())) {
                await().atMost(PATIENCE).untilAsserted(() -> {
                    plug.publish("energy/lamp/data", "{'power': 5}");
                    assertThat(admin.retrieve("cse-in/smartplug/lamp/telemetry/la").content()
                            .at("/m2m:cin/con/power").asDouble()).isEqualTo(5);
                });
            }
        }
    }
}
