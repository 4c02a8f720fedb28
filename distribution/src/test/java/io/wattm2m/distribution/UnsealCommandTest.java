// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.privacy.KeyRing;
import io.wattm2m.energy.privacy.SealedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./wattm2m unseal}, in a process of its own. */
class UnsealCommandTest {
    @TempDir
    private Path folder;
    private Path data = Path.of("");

    @BeforeEach
    void makeData() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
    }

    @Test
    void whoMayReadTheKeysReadsWhatIsSealed() throws Exception {
        KeyRing keys = KeyRing.in(data.resolve("energy/privacy-keys.json"));
        new SealedFiles(data.resolve("energy/programmes/applications"), keys.files())
                .write("1.json", "{\"text\":\"twelve lamps\"}".getBytes(StandardCharsets.UTF_8));

        try (PlatformProcess process = unseal(data.resolve("energy/programmes/applications/1.json.jwe"))) {
            assertThat(process.exitCode()).as(process.errors()).isZero();
            assertThat(process.output().strip()).isEqualTo("{\"text\":\"twelve lamps\"}");
        }
        keys.rotate(() -> {});
        try (PlatformProcess process = unseal(data.resolve("energy/programmes/applications/1.json.jwe"))) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.errors()).contains("cannot be opened").contains("is not in");
        }
    }

    @Test
    void withoutKeysNothingIsMade() throws Exception {
        Files.createDirectories(data.resolve("energy"));
        try (PlatformProcess process = unseal(data.resolve("none.jwe"))) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.errors()).contains("there are no keys");
        }
        assertThat(data.resolve("energy")).isEmptyDirectory();
    }

    private PlatformProcess unseal(Path file) throws Exception {
        return PlatformProcess.in(folder).arguments("unseal").with("data=data").arguments(file.toString()).start();
    }
}
