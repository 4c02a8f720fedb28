// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.binding.http.HttpBindingProvider;
import io.wattm2m.binding.websocket.WebSocketBindingProvider;
import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.boot.Protection;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Credentials;
import io.wattm2m.cse.spi.StoreProvider;
import io.wattm2m.cse.testing.Certificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An MN-CSE registers at an IN-CSE that demands credentials (TS-0001 10.2.2.7), and sends on what comes to it. */
class RegistrationWithTokenTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"https", "wss"})
    void theTokenThatTheRegistrarHasIssuedIsShownToIt(String scheme) throws Exception {
        Certificates certificates = new Certificates(folder).with("server");
        try (Cse in = start("in", Map.of("security.required", "always", "tls.certificate",
                certificates.certificate("server").toString(), "tls.key", certificates.key("server").toString()))) {
            URI registrar = in.pointsOfAccess().stream().filter(uri -> uri.getScheme().equals(scheme)).findFirst()
                    .orElseThrow();
            Map<String, String> mn = Map.of("cse.type", "mn", "cse.id", "/id-mn", "cse.name", "cse-mn",
                    "cse.registrar", registrar.toString(), "cse.registration-check", "300 ms", "tls.authorities",
                    certificates.certificate("server").toString());

            try (Cse without = start("without", mn)) {
                assertThat(retrieve(without, "/id-in/cse-in").isSuccess()).isFalse();
                assertThat(retrieve(in, "cse-in/id-mn")).isEqualTo(ResponseStatusCode.NOT_FOUND);
            }
            Map<String, String> withToken = new HashMap<>(mn);
            withToken.put("security.peer-tokens", registrar + "=" + issue("/id-mn"));
            try (Cse with = start("with", withToken)) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> retrieve(in, "cse-in/id-mn") == ResponseStatusCode.OK);
                // the registrar knows who asks, and what he may not
                await().atMost(Duration.ofSeconds(30)).until(() -> with.receiver()
                        .receive(RequestPrimitive.retrieve("CAdmin", "/id-in/cse-in"))
                        .status() == ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
            }
        }
    }

    private static ResponseStatusCode retrieve(Cse cse, String to) {
        return cse.receiver().receive(RequestPrimitive.retrieve("CAdmin", to)).status();
    }

    private String issue(String originator) {
        Configuration in = new Configuration(Map.of("data", folder.resolve("in").toString()));
        return Protection.credentials(in.general(), Clock.systemUTC()).issue(
                new Credentials.Wish(CredentialKind.TOKEN, "", originator, "registered CSE", Optional.empty()))
                .secret();
    }

    private Cse start(String name, Map<String, String> settings) throws IOException {
        Path data = Files.createDirectories(folder.resolve(name));
        Map<String, String> all = new HashMap<>(Map.of("store.memory", "true", "http.port", "0", "websocket.port", "0",
                "data", data.toString()));
        all.putAll(settings);
        List<StoreProvider> stores =
                ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get).toList();
        return Cse.start(new Configuration(all), new Plugins(
                List.of(new HttpBindingProvider(), new WebSocketBindingProvider()), List.of(), stores, List.of()),
                Clock.systemUTC());
    }
}
