// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wattm2m.cse.testing.ExternalTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Postman collection, run by newman: every answer is as it says. */
class PostmanTest {
    private static final Path FOLDER = Path.of("..", "postman").toAbsolutePath().normalize();
    private static final String COLLECTION = "WattM2M.postman_collection.json";

    @TempDir
    private Path folder;

    @Test
    void theCollectionPasses() throws Exception {
        try (Platform platform = Platform.start(folder)) {
            newman("local", "--env-var", "baseUrl=" + platform.at("http"));
        }
    }

    @Test
    void theCollectionPassesOverTlsWithAToken() throws Exception {
        try (SecuredPlatform platform = SecuredPlatform.start(folder)) {
            newman("tls", "--env-var", "baseUrl=" + platform.at("https"), "--env-var", "token=" + platform.token("C*"),
                    "--ssl-extra-ca-certs", platform.authority().toString());
        }
    }

    @Test
    void theChapterOnMobiusPassesWithThatProfile() throws Exception {
        try (Platform platform = Platform.start(folder, "cse.profile=mobius")) {
            String output = newman("mobius", "--env-var", "baseUrl=" + platform.at("http"), "--folder",
                    "Mobius profile");

            assertThat(output).contains("Read the latest as the standard calls it", "it is off");
        }
    }

    @Test
    void eachRequestOfTheCollectionHasATest() throws Exception {
        JsonNode collection = new ObjectMapper().readTree(Files.readString(FOLDER.resolve(COLLECTION)));

        List<JsonNode> requests = requests(collection);

        assertThat(requests).hasSizeGreaterThan(100).allSatisfy(
                request -> assertThat(request.path("event").toString()).as(request.path("name").asText())
                        .contains("pm.test("));
    }

    private static String newman(String environment, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(program(), "run", COLLECTION, "-e",
                environment + ".postman_environment.json", "--color", "off"));
        command.addAll(List.of(options));
        try (ToolProcess process = ToolProcess.start(FOLDER, Map.of(), command)) {
            return process.complete();
        }
    }

    /** That of the collection's own folder, or the one on the path. */
    private static String program() {
        Path own = FOLDER.resolve("node_modules/.bin/newman");
        return Files.isExecutable(own) ? own.toString()
                : ExternalTool.require("npm --prefix postman ci", "newman").toString();
    }

    private static List<JsonNode> requests(JsonNode folder) {
        List<JsonNode> requests = new ArrayList<>();
        for (JsonNode item : folder.path("item")) {
            requests.addAll(item.has("request") ? List.of(item) : requests(item));
        }
        return requests;
    }
}
