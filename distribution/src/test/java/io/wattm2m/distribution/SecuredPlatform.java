// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.boot.Protection;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Credentials;
import io.wattm2m.cse.testing.Certificates;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The platform with TLS, where everybody has to have a credential. */
record SecuredPlatform(Platform platform, Path data, Certificates certificates) implements AutoCloseable {

    /** Starts all plug-ins with their data in this folder, with these settings beside, each {@code key=value}. */
    static SecuredPlatform start(Path folder, String... settings) throws Exception {
        Certificates certificates = new Certificates(folder).with("server");
        Path data = folder.resolve("data");
        String[] secured = {"security.required=always", "tls.certificate=" + certificates.certificate("server"),
            "tls.key=" + certificates.key("server"), "mqtt.secure-port=0"};
        return new SecuredPlatform(
                Platform.start(data, Stream.concat(Stream.of(secured), Stream.of(settings)).toArray(String[]::new)),
                data, certificates);
    }

    /** Where the CSE listens for requests over this protocol. */
    URI at(String scheme) {
        return platform.at(scheme);
    }

    /** The file with who signed the listeners' certificate. */
    Path authority() {
        return certificates.certificate("server");
    }

    /** A password for this user. */
    String password(String user) {
        return issue(CredentialKind.PASSWORD, user, "C" + user);
    }

    /** A token for an originator, {@code *} for any text. */
    String token(String originator) {
        return issue(CredentialKind.TOKEN, "", originator);
    }

    /** The HTTP status when the administrator retrieves this. */
    int read(String to) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(certificates.context("", "server")).build()) {
            return client.send(HttpRequest.newBuilder(URI.create(at("https") + "/" + to)).header("X-M2M-RI", "1")
                    .header("X-M2M-Origin", "CAdmin").header("X-M2M-RVI", "3")
                    .header("Authorization", "Bearer " + platform.cse().firstToken().orElseThrow()).build(),
                    BodyHandlers.discarding()).statusCode();
        }
    }

    @Override
    public void close() {
        platform.close();
    }

    private String issue(CredentialKind kind, String name, String originator) {
        Credentials credentials = Protection.credentials(
                new Configuration(Map.of("data", data.toString())).general(), Clock.systemUTC());
        return credentials.issue(new Credentials.Wish(kind, name, originator, "", Optional.empty())).secret();
    }
}
