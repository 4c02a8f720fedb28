// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.picture.Picture;
import io.wattm2m.energy.picture.Picture.Form;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Pictures in a database. */
class PictureTableTest {
    @AutoClose
    private final EnergyDatabase database = EnergyDatabase.open("jdbc:h2:mem:" + UUID.randomUUID(), 8);

    @Test
    void aPictureIsKeptAsItIsUntilItIsForgotten() {
        byte[] content = new byte[1_000_000];
        Arrays.fill(content, (byte) -1);
        PictureTable pictures = database.pictures();

        pictures.keep("person/1", new Picture(Form.PNG, new byte[] {1}));
        pictures.keep("person/1", new Picture(Form.JPEG, content));

        assertThat(pictures.has("person/1")).isTrue();
        assertThat(pictures.picture("person/1").orElseThrow().form()).isEqualTo(Form.JPEG);
        assertThat(pictures.picture("person/1").orElseThrow().content()).isEqualTo(content);
        pictures.forget("person/1");
        assertThat(pictures.has("person/1")).isFalse();
        assertThat(pictures.picture("person/1")).isEmpty();
    }
}
