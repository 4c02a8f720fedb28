// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is to be written anew, and cannot be; that it can be is tested with the stores. */
class FreshFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatCannotBeWrittenAnewStaysAsItIsAndIsStillWanted() throws Exception {
        Path damaged = Files.writeString(folder.resolve("tree.mv.db"), "not a database");
        FreshFile file = FreshFile.of(folder.resolve("tree"));
        assertThat(file.isWanted()).isFalse();
        file.want();
        file.want();

        file.renew();

        assertThat(damaged).hasContent("not a database");
        assertThat(FreshFile.of(folder.resolve("tree")).isWanted()).isTrue();
    }

    @Test
    void whatIsNotThereNeedsNotBeWritten() {
        FreshFile file = FreshFile.of(folder.resolve("tree"));
        file.want();

        file.renew();

        assertThat(folder.resolve("tree.mv.db")).doesNotExist();
    }
}
