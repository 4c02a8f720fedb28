// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are sealed in a folder. */
class SealedFilesTest {
    private static final byte[] SECRET = "who lives where".getBytes(StandardCharsets.UTF_8);
    @TempDir
    private Path folder;
    private KeyRing keys;
    private SealedFiles files;

    @BeforeEach
    void open() {
        keys = KeyRing.in(folder.resolve("keys.json"));
        files = new SealedFiles(folder.resolve("kept"), keys.files());
    }

    @Test
    void whatIsInThemComesBackAndIsNotToBeReadWithoutAKey() throws IOException {
        for (int size : new int[] {0, 1, 1_000_000}) {
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);
            files.write("a/some", content);
            assertThat(files.read("a/some")).isEqualTo(content);
            assertThat(kept()).as("what the seal takes").hasSizeLessThan(size + 500);
        }
        files.write("a/some", SECRET);
        assertThat(new String(kept(), StandardCharsets.ISO_8859_1)).startsWith("eyJ").doesNotContain("who lives");
    }

    @Test
    void anotherKeySealsThemAgainAndTheFormerDoesNotOpenThem() throws IOException {
        files.write("a/some", SECRET);
        KeyRing former = KeyRing.in(Files.copy(folder.resolve("keys.json"), folder.resolve("former.json")));

        keys.rotate(files::renew);

        assertThat(files.read("a/some")).isEqualTo(SECRET);
        assertThatThrownBy(() -> former.files().open(kept())).hasMessageContaining("is not in");
        assertThat(new SealedFiles(folder.resolve("kept"), KeyRing.in(folder.resolve("keys.json")).files())
                .read("a/some")).isEqualTo(SECRET);
    }

    @Test
    void oneThatWasChangedIsNotOpenedAndDoesNotKeepTheOthersFromAnotherKey() throws IOException {
        files.write("a/some", SECRET);
        files.write("b/other", SECRET);
        byte[] changed = kept();
        changed[changed.length - 1] ^= 1;
        Files.write(folder.resolve("kept/a/some.jwe"), changed);

        keys.rotate(files::renew);

        assertThatThrownBy(() -> files.read("a/some")).isInstanceOf(IllegalStateException.class);
        assertThat(files.read("b/other")).isEqualTo(SECRET);
    }

    @Test
    void thoseThatWereKeptOpenAreSealedAndWhatACrashHasLeftUnfinishedGoes() throws IOException {
        Files.createDirectories(folder.resolve("kept/a"));
        Files.write(folder.resolve("kept/a/some"), SECRET);
        Files.write(folder.resolve("kept/a/half.jwe.new"), new byte[] {1});
        assertThat(files.read("a/some")).isEqualTo(SECRET);

        files.sealWhatIsOpen();

        assertThat(files.read("a/some")).isEqualTo(SECRET);
        try (Stream<Path> left = Files.list(folder.resolve("kept/a"))) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("some.jwe");
        }
    }

    @Test
    void oneThatIsForgottenIsGoneWithItsFolder() throws IOException {
        files.write("a/some", SECRET);
        files.delete("a/some");
        files.delete("a/some");
        files.deleteFolder("a");

        assertThat(folder.resolve("kept")).isEmptyDirectory();
        assertThat(files.has("a/some")).isFalse();
        assertThatThrownBy(() -> files.read("a/some")).isInstanceOf(NoSuchFileException.class);
    }

    private byte[] kept() throws IOException {
        return Files.readAllBytes(folder.resolve("kept/a/some.jwe"));
    }
}
