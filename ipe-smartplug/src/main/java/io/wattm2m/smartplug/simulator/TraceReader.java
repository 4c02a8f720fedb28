// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Reads a trace of minute means, line by line: columns {@code minute,power_w,samples}. Lines in a row that have
 * the same minute are parts of it, and count by their samples. For one thread.
 */
public final class TraceReader implements Closeable {
    private static final String HEADER = "minute,power_w,samples";
    /** What spreadsheets begin a file with. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern LINE = Pattern.compile("([^,]+),([^,]+),(\\d{1,9})");
    private static final double MOST_W = 100_000;
    private final BufferedReader reader;
    private long line;
    private LocalDateTime before = LocalDateTime.MIN;
    private Optional<Part> ahead = Optional.empty();

    TraceReader(Reader text) throws IOException {
        this.reader = new BufferedReader(text);
        String header = nextLine().orElse("");
        if (!header.equals(HEADER) && !header.equals(BYTE_ORDER_MARK + HEADER)) {
            throw malformed("the header is not " + HEADER);
        }
    }

    /** Opens a file, which may be compressed if its name ends with {@code .gz}; the caller closes it. */
    public static TraceReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
            return new TraceReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException fault) {
            bytes.close();
            throw fault;
        }
    }

    /** The next minute, empty at the end; IllegalArgumentException names the line that is malformed, and why. */
    public Optional<TraceMinute> next() throws IOException {
        Optional<Part> first = ahead.isPresent() ? ahead : part();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Part minute = first.get();
        for (ahead = part(); ahead.isPresent() && ahead.get().isOf(minute); ahead = part()) {
            minute = minute.and(ahead.get());
        }
        return Optional.of(new TraceMinute(minute.minute(), minute.powerW()));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private Optional<String> nextLine() throws IOException {
        line++;
        return Optional.ofNullable(reader.readLine());
    }

    private Optional<Part> part() throws IOException {
        Optional<String> text = nextLine();
        return text.isPresent() ? Optional.of(parsed(text.get())) : Optional.empty();
    }

    private Part parsed(String text) {
        Matcher columns = LINE.matcher(text);
        if (!columns.matches()) {
            throw malformed("'" + text + "' is not " + HEADER);
        }
        LocalDateTime minute = minute(columns.group(1));
        if (minute.isBefore(before)) {
            throw malformed("minute " + minute + " is before that of the line before");
        }
        before = minute;
        return new Part(minute, power(columns.group(2)), Math.max(Integer.parseInt(columns.group(3)), 1));
    }

    private LocalDateTime minute(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw malformed("minute '" + text + "' is not YYYY-MM-DDThh:mm");
        }
    }

    private double power(String text) {
        try {
            double powerW = Double.parseDouble(text);
            if (Math.abs(powerW) <= MOST_W) {
                return powerW;
            }
        } catch (NumberFormatException e) {
            throw malformed("power_w '" + text + "' is not a number");
        }
        throw malformed("power_w '" + text + "' is outside -" + MOST_W + " to " + MOST_W);
    }

    private IllegalArgumentException malformed(String fault) {
        return new IllegalArgumentException("line " + line + ": " + fault);
    }

    /** A minute, or a part of it. */
    private record Part(LocalDateTime minute, double powerW, double samples) {
        boolean isOf(Part other) {
            return minute.equals(other.minute);
        }

        Part and(Part other) {
            double all = samples + other.samples;
            return new Part(minute, (powerW * samples + other.powerW * other.samples) / all, all);
        }
    }
}
