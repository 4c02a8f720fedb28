// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short life from which the JVM learns what it will have to load. */
class RehearseTest {
    @TempDir
    private Path folder;

    @Test
    void aRehearsalEndsByItselfAndLeavesNothingBehind() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        try (PlatformProcess rehearsal = PlatformProcess.in(folder).jvm("-Djava.io.tmpdir=" + temporary)
                .arguments("rehearse").start()) {

            assertThat(rehearsal.exitCode()).as(rehearsal.errors()).isZero();
            assertThat(rehearsal.output()).contains("rehearsed");
            assertThat(left(temporary)).isEmpty();
        }
    }

    private static List<String> left(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).filter(name -> name.startsWith("wattm2m")).toList();
        }
    }
}
