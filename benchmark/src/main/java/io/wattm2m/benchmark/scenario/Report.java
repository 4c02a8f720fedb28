// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the scenarios found, in Markdown, told as it comes. Belongs to one thread. */
public final class Report {
    private final StringBuilder text = new StringBuilder();
    private final Consumer<String> screen;

    /** An empty one, whose lines are told here as well as they come. */
    public Report(Consumer<String> screen) {
        this.screen = screen;
    }

    /** A part with a title of its own. */
    void section(String title, String explanation) {
        add("\n## " + title + "\n\n" + explanation.strip() + "\n");
    }

    /** The head of a table; all but so many columns on the left are figures. */
    void head(int words, String... columns) {
        String line = IntStream.range(0, columns.length).mapToObj(at -> at < words ? "---" : "---:")
                .collect(Collectors.joining("|", "|", "|"));
        add(joined(columns) + "\n" + line);
    }

    /** A line of the table. */
    void row(String... cells) {
        add(joined(cells));
    }

    /** Anything between the sections. */
    public void add(String lines) {
        screen.accept(lines);
        text.append(lines).append('\n');
    }

    /** All of it. */
    public String text() {
        return text.toString();
    }

    static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    static String decimals(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static String joined(String... cells) {
        return Arrays.stream(cells).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
