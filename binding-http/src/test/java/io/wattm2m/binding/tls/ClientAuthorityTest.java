// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wattm2m.binding.http.HttpBindingProvider;
import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.boot.Protection;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Credentials;
import io.wattm2m.cse.spi.StoreProvider;
import io.wattm2m.cse.testing.Certificates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an authority signs the certificates of clients, their names are believed, and no foreign one's are. */
class ClientAuthorityTest {
    @TempDir
    private Path folder;

    @Test
    void aNameCountsOnlyIfTheAuthorityVouchesForIt() throws Exception {
        Certificates ours = new Certificates(folder).with("server").with("meter");
        Path abroad = Files.createDirectory(folder.resolve("abroad"));
        Certificates foreign = new Certificates(abroad).with("meter");
        Files.copy(ours.store("server"), foreign.store("server"));
        Map<String, String> settings = Map.of("store.memory", "true", "http.port", "0", "data", folder.toString(),
                "security.required", "always", "tls.certificate", ours.certificate("server").toString(), "tls.key",
                ours.key("server").toString(), "tls.client-authorities", ours.certificate("meter").toString());
        Protection.credentials(new Configuration(settings).general(), Clock.systemUTC()).issue(
                new Credentials.Wish(CredentialKind.CERTIFICATE, "CN=meter", "CAdmin", "", Optional.empty()));
        List<StoreProvider> stores =
                ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get).toList();

        try (Cse cse = Cse.start(new Configuration(settings),
                new Plugins(List.of(new HttpBindingProvider()), List.of(), stores, List.of()), Clock.systemUTC())) {
            URI server = cse.pointsOfAccess().getFirst();

            assertThat(status(ours.context("meter", "server"), server)).isEqualTo(200);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> status(foreign.context("meter", "server"), server));
            assertThat(status(ours.context("", "server"), server)).isEqualTo(403);
        }
    }

    private static int status(SSLContext tls, URI server) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            return client.send(HttpRequest.newBuilder(URI.create(server + "/cse-in"))
                    .headers("X-M2M-Origin", "CAdmin", "X-M2M-RI", "1", "X-M2M-RVI", "3").build(),
                    BodyHandlers.discarding()).statusCode();
        }
    }
}
