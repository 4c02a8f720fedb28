// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.picture.Picture;
import io.wattm2m.energy.picture.Picture.Form;
import io.wattm2m.energy.privacy.FileSeal;
import io.wattm2m.energy.privacy.KeyRing;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures in a database. */
class PictureTableTest {
    @AutoClose
    private final EnergyDatabase database = EnergyDatabase.open("jdbc:h2:mem:" + UUID.randomUUID(), 8);

    @Test
    void aPictureIsKeptAsItIsUntilItIsForgotten() {
        byte[] content = new byte[1_000_000];
        Arrays.fill(content, (byte) -1);
        PictureTable pictures = database.pictures(FileSeal.NONE);

        pictures.keep("person/1", new Picture(Form.PNG, new byte[] {1}));
        pictures.keep("person/1", new Picture(Form.JPEG, content));

        assertThat(pictures.has("person/1")).isTrue();
        assertThat(pictures.picture("person/1").orElseThrow().form()).isEqualTo(Form.JPEG);
        assertThat(pictures.picture("person/1").orElseThrow().content()).isEqualTo(content);
        pictures.forget("person/1");
        assertThat(pictures.has("person/1")).isFalse();
        assertThat(pictures.picture("person/1")).isEmpty();
    }

    @Test
    void theLargestPictureIsSealedAndOpenedAgainAlsoByAnotherKey(@TempDir Path folder) {
        byte[] content = new byte[1_000_000];
        new Random(7).nextBytes(content);
        KeyRing keys = KeyRing.in(folder.resolve("keys.json"));
        PictureTable pictures = database.pictures(keys.files());

        pictures.keep("person/1", new Picture(Form.PNG, content));
        assertThat(database.pictures(FileSeal.NONE).picture("person/1").orElseThrow().content())
                .isNotEqualTo(content);
        keys.rotate(pictures::reseal);

        assertThat(pictures.picture("person/1").orElseThrow().content()).isEqualTo(content);
        assertThat(pictures.picture("person/1").orElseThrow().form()).isEqualTo(Form.PNG);
    }
}
