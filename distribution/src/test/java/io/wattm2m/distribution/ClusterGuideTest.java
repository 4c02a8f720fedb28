// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.testing.ExternalTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/cluster.md shows can be used as it stands there. */
class ClusterGuideTest {
    private static final Pattern NGINX = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL);

    @Test
    void nginxTakesTheConfigurationOfTheGuide(@TempDir Path folder) throws Exception {
        Path nginx = ExternalTool.require("install nginx", "nginx");
        Matcher example = NGINX.matcher(Files.readString(Path.of("..", "docs", "cluster.md")));
        assertThat(example.find()).isTrue();
        Path configuration =
                Files.writeString(folder.resolve("nginx.conf"), "pid " + folder + "/pid;\n" + example.group(1));

        try (ToolProcess check = ToolProcess.start(folder, Map.of(), List.of(nginx.toString(), "-t", "-e",
                folder.resolve("errors").toString(), "-c", configuration.toString()))) {
            assertThat(check.complete()).contains("successful");
        }
    }
}
