// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.zip.GZIPOutputStream;

/** Writes files such as a plug records. */
final class TraceWriter {
    private static final LocalDateTime BEGIN = LocalDateTime.parse("2026-03-02T00:00");

    private TraceWriter() {}

    /** A television that is on in the evening and stands by otherwise. */
    static void television(Path file, int days) throws IOException {
        Random random = new Random(8);
        write(file, days, minute -> {
            int ofDay = minute % 1440;
            boolean on = ofDay >= 1110 + minute / 1440 % 5 * 9 && ofDay < 1350 - minute / 1440 % 7 * 5;
            return (on ? 80 : 2) * random.nextDouble(0.95, 1.05);
        });
    }

    /** A refrigerator that runs for 15 of 45 minutes. */
    static void refrigerator(Path file, int days) throws IOException {
        Random random = new Random(9);
        write(file, days, minute -> (minute % 45 < 15 ? 85 : 1.4) * random.nextDouble(0.95, 1.05));
    }

    private static void write(Path file, int days, IntToDoubleFunction powerW) throws IOException {
        StringBuilder lines = new StringBuilder("minute,power_w,samples\n");
        for (int minute = 0; minute < days * 1440; minute++) {
            lines.append(String.format(Locale.ROOT, "%s,%.2f,60%n", BEGIN.plusMinutes(minute),
                    powerW.applyAsDouble(minute)));
        }
        try (OutputStream bytes = Files.newOutputStream(file);
                OutputStream packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes) {
            packed.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
