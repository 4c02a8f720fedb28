// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.testing.TestCse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionFolderTest {
    @TempDir
    private Path folder;

    @Test
    void resourcesOfOnesOwnDefinitionCanBeMade() throws IOException {
        Files.writeString(folder.resolve("my.definitions"),
                "domain ex com.example https://example.com/ns\nmoduleclass valve valve\n  opeLl openLevel integer M\n");

        try (TestCse cse = TestCse.start(Map.of("cse.definitions", folder.toString()))) {
            assertThatResponse(cse.create(TestCse.ADMIN, "cse-in", 28, "ex:valve",
                    Map.of("cnd", "com.example.moduleclass.valve", "opeLl", 40L))).is(ResponseStatusCode.CREATED)
                    .has("opeLl", 40L);
        }
    }

    @Test
    void aMistakeEndsTheStartWithOneLine() throws IOException {
        Files.writeString(folder.resolve("my.definitions"), "domain ex com.example https://example.com/ns\nvalve\n");

        assertThatThrownBy(() -> TestCse.start(Map.of("cse.definitions", folder.toString())))
                .isInstanceOf(StartFailure.class).hasMessageContaining("my.definitions, line 2: ");
    }

    @Test
    void whatIsNoTextEndsTheStartWithOneLine() throws IOException {
        Files.write(folder.resolve("my.definitions"), new byte[] {(byte) 0xC3, (byte) 0x28});

        assertThatThrownBy(() -> TestCse.start(Map.of("cse.definitions", folder.toString())))
                .isInstanceOf(StartFailure.class).hasMessageContaining("UTF-8");
    }
}
