// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./wattm2m token}, in a process of its own, beside a CSE that runs on the same data folder. */
class TokenCommandTest {
    private static final Pattern SECRET = Pattern.compile("secret, shown this once: (\\S+)");
    @TempDir
    private Path folder;

    @Test
    void whatTheCommandDoesHoldsForTheNextRequestToARunningCse() throws Exception {
        try (Platform platform = Platform.start(Files.createDirectory(folder.resolve("data")),
                "security.required=always", "store.memory=true")) {
            String issued = done("issue", "--originator", "CAdmin", "--label", "meter in the cellar", "--days", "30");
            String token = secret(issued);
            String id = token.substring(0, token.indexOf('.'));
            assertThat(issued).startsWith(id).contains("token", "valid", "CAdmin", "meter in the cellar");
            assertThat(status(platform, token)).isEqualTo("2000");

            String successor = secret(done("rotate", id));
            assertThat(status(platform, token)).isEqualTo("4106");
            assertThat(status(platform, successor)).isEqualTo("2000");

            assertThat(done("revoke", id)).contains(id, "revoked").doesNotContain("secret");
            assertThat(status(platform, successor)).isEqualTo("4106");

            assertThat(done("list")).contains("ID", "KIND", "STATE", id, "revoked", "administrator")
                    .doesNotContain(token.substring(id.length() + 1), successor.substring(id.length() + 1));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            issue --kind lottery                      | kind 'lottery' is none of
            issue --kind certificate                  | a certificate needs its SHA-256 fingerprint
            issue --originator no/trailing/           | is not an AE-ID
            issue --days -1                           | 1 to 36500 days
            revoke none                               | there is no credential none
            rotate none                               | there is no credential none
            """)
    void whatMakesNoSenseIsToldInOneLine(String words, String text) throws Exception {
        try (PlatformProcess process = token(words.split(" "))) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.errors().lines()).singleElement().asString().startsWith("wattm2m: ").contains(text);
            assertThat(process.output()).isEmpty();
        }
    }

    private String done(String... words) throws Exception {
        try (PlatformProcess process = token(words)) {
            assertThat(process.exitCode()).as(process.errors()).isZero();
            return process.output();
        }
    }

    private PlatformProcess token(String... words) throws Exception {
        return PlatformProcess.in(folder).arguments("token").with("data=data").arguments(words).start();
    }

    private static String secret(String output) {
        Matcher matcher = SECRET.matcher(output);
        assertThat(matcher.find()).as(output).isTrue();
        return matcher.group(1);
    }

    private static String status(Platform platform, String token) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(platform.at("http") + "/cse-in"))
                    .headers("X-M2M-Origin", "CAdmin", "X-M2M-RI", "1", "X-M2M-RVI", "3", "Authorization",
                            "Bearer " + token)
                    .build(), BodyHandlers.ofString()).headers().firstValue("X-M2M-RSC").orElse("");
        }
    }
}
