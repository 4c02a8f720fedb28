// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.picture;

import io.wattm2m.energy.picture.Picture.Form;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes pictures anew: only their points are taken over, so that nothing else that stands in a file (places, scripts,
 * another file) gets any further. PNG and JPEG, told by what is in them; vector pictures are not taken. Thread-safe;
 * two at a time, so that memory is bounded.
 */
public final class Darkroom {
    /** The largest file that is looked at, in bytes. */
    public static final int LARGEST_FILE = 4 * 1024 * 1024;
    private static final long MOST_POINTS = 8_000_000;
    private static final int LARGEST_MADE = 1_000_000;
    private static final Semaphore ROOM = new Semaphore(2);

    private Darkroom() {}

    /**
     * The picture in a file, no side of it longer than that.
     *
     * @throws IllegalArgumentException that says why it is none that is taken
     */
    public static Picture develop(byte[] file, int longestSide) {
        ROOM.acquireUninterruptibly();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                String name = reader.getFormatName().toUpperCase(Locale.ROOT);
                if (name.equals(Form.PNG.name()) || name.equals(Form.JPEG.name())) {
                    return developed(reader, stream, Form.valueOf(name), longestSide);
                }
            }
            throw new IllegalArgumentException("this is neither PNG nor JPEG");
        } catch (IOException e) {
            throw new IllegalArgumentException("the picture is damaged: " + e.getMessage(), e);
        } finally {
            ROOM.release();
        }
    }

    private static Picture developed(ImageReader reader, ImageInputStream stream, Form form, int longestSide)
            throws IOException {
        try {
            reader.setInput(stream, true, true);
            long points = (long) reader.getWidth(0) * reader.getHeight(0);
            if (points > MOST_POINTS) {
                throw new IllegalArgumentException(
                        "the picture has " + points + " points, of which there may be " + MOST_POINTS);
            }
            return written(scaled(reader.read(0), longestSide, form), form);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IOException("its parts do not fit together", e);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage scaled(BufferedImage taken, int longestSide, Form form) {
        double scale = Math.min(1, (double) longestSide / Math.max(taken.getWidth(), taken.getHeight()));
        int width = Math.max(1, (int) Math.round(taken.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(taken.getHeight() * scale));
        BufferedImage made = new BufferedImage(width, height,
                form == Form.PNG ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = made.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(taken, 0, 0, width, height, null);
        pen.dispose();
        return made;
    }

    private static Picture written(BufferedImage image, Form form) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, form.name(), out)) {
                throw new IOException("it cannot be written as " + form);
            }
        }
        if (bytes.size() > LARGEST_MADE) {
            throw new IllegalArgumentException("the picture takes " + bytes.size() + " bytes, of which there may be "
                    + LARGEST_MADE + "; as JPEG it takes fewer");
        }
        return new Picture(form, bytes.toByteArray());
    }
}
