// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Creations and what the disk did right before and after them.
 *
 * @param threads how many created at once
 * @param rounds creations, records appended one by one, and groups of one record for each thread
 */
record Comparison(int threads, List<Round> rounds) {
    /** The head of the table whose lines are {@link #line}. */
    static final String HEAD = """
            | threads | creations/s | p50 ms | p99 ms | fdatasync/s, 1 record | fdatasync/s, a record a thread \
            | creations per fdatasync | of records with shared fdatasync |
            |---:|---:|---:|---:|---:|---:|---:|---:|""";

    Comparison {
        rounds = List.copyOf(rounds);
    }

    /** A line of the table: medians of the rounds, the ratios with the smallest and the largest. */
    String line() {
        return "| " + threads + " | " + whole(median(round -> round.creations().rate()))
                + " | " + decimals(median(round -> round.creations().percentile(50)))
                + " | " + decimals(median(round -> round.creations().percentile(99)))
                + " | " + whole(median(round -> round.single().rate()))
                + " | " + whole(median(round -> round.shared().rate()))
                + " | " + range(round -> round.creations().rate() / round.single().rate())
                + " | " + range(round -> round.creations().rate() / (threads * round.shared().rate())) + " |";
    }

    private double median(ToDoubleFunction<Round> figure) {
        return rounds.stream().sorted(Comparator.comparingDouble(figure)).skip((rounds.size() - 1) / 2)
                .mapToDouble(figure).findFirst().orElseThrow();
    }

    private String range(ToDoubleFunction<Round> ratio) {
        return decimals(median(ratio)) + " (" + decimals(rounds.stream().mapToDouble(ratio).min().orElseThrow()) + "–"
                + decimals(rounds.stream().mapToDouble(ratio).max().orElseThrow()) + ")";
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String decimals(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    /** One round. */
    record Round(Figures creations, Figures single, Figures shared) {}
}
