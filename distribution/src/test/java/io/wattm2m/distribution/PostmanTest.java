// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.testing.ExternalTool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Postman collection, run by newman: every answer is as it says. */
class PostmanTest {
    private static final Path COLLECTION = Path.of("..", "postman").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void theCollectionPasses() throws Exception {
        String newman = newman();
        try (Platform platform = Platform.start(folder)) {
            Process process = new ProcessBuilder(newman, "run", "WattM2M.postman_collection.json", "-e",
                    "local.postman_environment.json", "--env-var", "baseUrl=" + platform.at("http"), "--color", "off")
                    .directory(COLLECTION.toFile()).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).as(output).isZero();
        }
    }

    /** That of the collection's own folder, or the one on the path. */
    private static String newman() {
        Path own = COLLECTION.resolve("node_modules/.bin/newman");
        return Files.isExecutable(own) ? own.toString()
                : ExternalTool.require("npm --prefix postman ci", "newman").toString();
    }
}
