// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size in bytes, written {@code 512 KiB}, {@code 1MiB}, {@code 2 GiB} or as a plain number of bytes. */
public record DataSize(long bytes) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*(B|KiB|MiB|GiB)?");

    /** Reads the written form; IllegalArgumentException where it is none. */
    public static DataSize parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a size such as 512 KiB");
        }
        long unit = switch (matcher.group(2)) {
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            case "GiB" -> 1L << 30;
            case null, default -> 1;
        };
        return new DataSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
    }

    @Override
    public String toString() {
        return bytes + " B";
    }
}
