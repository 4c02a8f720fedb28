// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.testing.ExternalTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release as somebody meets it who has only the files that were published; run once they have been built. */
class ReleaseCheck {
    /** That which runs the test: the first on the path may be older. */
    private static final String JAVA = System.getProperty("java.home", "");
    private final Path release = Path.of(System.getProperty("release.folder", "target/release")).toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void theChecksumsAreThoseOfTheZipAndOfItsBillOfMaterials() throws Exception {
        assertThat(run(release, "sha256sum", "--check", "SHA256SUMS").lines()).hasSize(2)
                .allMatch(line -> line.matches("wattm2m-.*\\.(zip|cdx\\.json): OK"));
    }

    @Test
    void theZipHasNothingOfTheMachineThatBuiltIt() throws Exception {
        try (ZipFile zip = new ZipFile(zip().toFile())) {
            List<String> names = zip.stream().map(ZipEntry::getName).toList();

            assertThat(names).allMatch(name -> name.startsWith("wattm2m-")).doesNotHaveDuplicates()
                    .noneMatch(name -> name.contains("secrets"));
            assertThat(zip.stream().map(ZipEntry::getTimeLocal).distinct()).hasSize(1);
        }
    }

    @Test
    void unpackedItStartsFromScratchAndAnswers() throws Exception {
        Path home = unpacked();
        assertThat(home).isDirectoryContaining("glob:**/LICENSE").isDirectoryContaining("glob:**/docs");
        assertThat(run(home, home.resolve("bin/wattm2m").toString(), "--version")).startsWith("WattM2M ");
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/wattm2m").toString(), "--config",
                "conf/wattm2m.yaml"));
        Platform.FREE_PORTS.forEach(port -> command.addAll(List.of("--set", port)));
        Path name = Files.writeString(folder.resolve("name"), "/from-a-file\n");

        try (ToolProcess platform =
                ToolProcess.start(home, Map.of("WATTM2M_CSE_ID_FILE", name.toString(), "JAVA_HOME", JAVA), command)) {
            platform.awaitOutput("Stop ");
            String http = platform.output().replaceFirst("(?s).*http://127.0.0.1:(\\d+)/cse-in.*", "$1");

            assertThat(platform.output()).contains("/from-a-file").contains("dashboard http://127.0.0.1:");
            run(home, home.resolve("bin/healthy").toString(), http);
            run(home, "bash", "-c", "! bin/healthy 1 2>/dev/null");
            assertThat(home.resolve("data")).isDirectory();
            platform.process().destroy();
            await().atMost(Duration.ofSeconds(60)).until(() -> !platform.process().isAlive());
            assertThat(platform.process().exitValue()).isZero();
        }
    }

    private Path unpacked() throws Exception {
        run(folder, ExternalTool.require("install unzip", "unzip").toString(), "-q", zip().toString());
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private Path zip() throws IOException {
        try (Stream<Path> files = Files.list(release)) {
            return files.filter(file -> file.toString().endsWith(".zip")).findFirst().orElseThrow();
        }
    }

    private static String run(Path where, String... command) throws Exception {
        try (ToolProcess tool = ToolProcess.start(where, Map.of("JAVA_HOME", JAVA), List.of(command))) {
            return tool.complete();
        }
    }
}
