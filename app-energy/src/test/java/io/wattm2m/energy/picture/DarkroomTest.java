// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of files that people bring as pictures. */
class DarkroomTest {

    @ParameterizedTest
    @ValueSource(strings = {"PNG", "JPEG"})
    void aPictureIsMadeAnewAndNotLargerThanWanted(String form) throws Exception {
        Picture picture = Darkroom.develop(file(form, 800, 400), 200);

        assertThat(picture.form()).hasToString(form);
        BufferedImage made = ImageIO.read(new ByteArrayInputStream(picture.content()));
        assertThat(made.getWidth()).isEqualTo(200);
        assertThat(made.getHeight()).isEqualTo(100);
        assertThat(new Color(made.getRGB(50, 50)).getRed()).isGreaterThan(240);
    }

    @Test
    void aSmallPictureStaysAsLargeAsItIs() throws Exception {
        BufferedImage made = ImageIO.read(new ByteArrayInputStream(Darkroom.develop(file("PNG", 30, 20), 200)
                .content()));

        assertThat(made.getWidth()).isEqualTo(30);
    }

    @Test
    void nothingButItsPointsIsTakenOver() throws Exception {
        byte[] file = file("JPEG", 40, 40);
        byte[] hidden = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(file, file.length + hidden.length);
        System.arraycopy(hidden, 0, both, file.length, hidden.length);

        assertThat(new String(Darkroom.develop(both, 200).content(), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;", "RIFF....WEBPVP8 ", "\u0089PNG\r\n\u001a\n"})
    void whatIsNoPictureIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Darkroom.develop(text.getBytes(StandardCharsets.ISO_8859_1), 200));
    }

    @Test
    void aDamagedPictureIsRefused() throws Exception {
        byte[] file = file("PNG", 300, 300);
        Arrays.fill(file, 60, file.length, (byte) 7);

        assertThatIllegalArgumentException().isThrownBy(() -> Darkroom.develop(file, 200))
                .withMessageContaining("damaged");
    }

    /** A few bytes that would become a great many: they are refused before anything is made of them. */
    @Test
    void aPictureOfTooManyPointsIsRefusedByItsHead() throws Exception {
        byte[] file = file("PNG", 10, 10);
        // the width in the first chunk, whose check sum nobody looks at before
        file[16] = 0x00;
        file[17] = 0x10;
        file[20] = 0x00;
        file[21] = 0x10;

        assertThatIllegalArgumentException().isThrownBy(() -> Darkroom.develop(file, 200))
                .withMessageContaining("points");
    }

    private static byte[] file(String form, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, form, bytes);
        return bytes.toByteArray();
    }
}
